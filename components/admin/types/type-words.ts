/** Names of the categories and capabilities of destination types. */
export const categoryNames: Readonly<Record<string, string>> = {
  database: "Database",
  warehouse: "Warehouse",
  "object-store": "Object store",
  file: "Files",
  saas: "Application",
};

export const capabilityNames: Readonly<Record<string, string>> = {
  verify: "Verify",
  files: "Files",
  tables: "Tables",
  sample: "Sample",
  query: "Query",
};
