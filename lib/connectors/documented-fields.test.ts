import { expect, test } from "vitest";
import { connectorSchemas } from "./registry.generated";

const passwordAuth = ["username", "password"];
const transport = ["use_ssh_tunnel", "disable_ssl"];
const awsKeys = ["access_id", "secret_key"];
const mysql = ["host", "port", "connection_database", "write_database", ...passwordAuth, ...transport];

/** Fields by the names under which vendors' documents have them: those who come from there find them again. */
const documented: Readonly<Record<string, readonly string[]>> = {
  abs: ["folder", "container_name", "storage_account_name", "auth_method", "shared_access_signature_token"],
  adls: [
    ...["tenant_id", "auth_type", "storage_account_name", "connection_type", "catalog", "http_path", "port"],
    ...["should_maintain_tables_in_databricks", "oauth2_secret", "snapshot_retention_period", "client_id"],
    ...["server_host_name", "prefix_path", "container_name", "databricks_connection_type", "secret_value"],
    ...["oauth2_client_id", "personal_access_token"],
  ],
  athena: ["workgroup", "connection_database", "write_database", ...awsKeys, "bucket_name", "bucket_region"],
  aurora_mysql: mysql,
  aurora_postgres: [
    ...["host", "port", "database", "schema", ...passwordAuth, ...transport],
    "connection_timeout_in_seconds",
  ],
  clickhouse: [
    ...["host", "port", "cluster", "connection_database", "write_database", ...passwordAuth, "disable_ssl"],
    ...["bucket_name", "bucket_region", ...awsKeys, "access_key", "secret"],
  ],
  databricks: [
    ...["host", "port", "schema", "catalog", "http_path", "client_id", "client_secret", "use_ssh_tunnel"],
    ...["bucket_vendor", "bucket_name", "bucket_region", ...awsKeys],
  ],
  delta_lake: [
    ...["storage_account_name", "bucket_auth_method", "storage_account_access_key", "service_account_email"],
    ...["service_account_key", "disable_ssl", ...awsKeys, "retention_window_days", "column_mapping_mode"],
    ...["deletion_vectors_disabled", "change_data_feed_disabled"],
  ],
  gcs: ["disable_manifest", "folder", "bucket_name", "service_account_email", "access_key", "secret"],
  google_sheets: ["host"],
  iceberg: [
    ...["namespace", "warehouse", "database", "table_bucket_arn", "project_id", "catalog_name", "schema"],
    ...["bucket_name", "folder", "bucket_region", "aws_iam_role_arn", "service_account_email"],
    ...["service_account_key", "client_id", "client_secret", "password", "retention_window_days"],
  ],
  mongodb: ["host", "port", "authentication_database", "write_database", ...passwordAuth, ...transport],
  motherduck: ["database", "schema", "auth_method"],
  mysql,
  oracle: ["wallet", "host", "port", "database", "schema", ...passwordAuth, ...transport],
  // It takes no connection without TLS: there is nothing to switch off.
  planetscale: mysql.filter((field) => field !== "disable_ssl"),
  postgres: [
    ...["database", "encryption_host", "encryption_port", "encryption_type", "encryption_username", "host"],
    ...["password", "port", "ssl", "sslrootcert", "username", "connection_timeout_in_seconds"],
  ],
  s3: ["disable_manifest", "folder", ...awsKeys, "bucket_name", "bucket_region", "use_ssh_tunnel"],
  sftp: ["username", "host", "port", "folder", "auth_method", "public_key"],
  singlestore: mysql,
  snowflake: ["username", "host", "port", "database", "schema"],
  sql_server: [
    ...["host", "port", "database", "schema", ...passwordAuth, ...transport],
    "primary_key_collation",
  ],
};

const networks = ["Directly", "PrivateLink", "SshTunnel", "ProxyAgent"];
const retention = ["RETAIN_ALL_SNAPSHOTS", "ONE_WEEK", "TWO_WEEKS", "FOUR_WEEKS", "SIX_WEEKS"];

/** Values that the documents name, by property, and the default where they name one. */
const choices: readonly (readonly [
  type: string,
  property: string,
  values: readonly string[],
  byDefault?: string,
])[] = [
  ["adls", "auth_type", ["PERSONAL_ACCESS_TOKEN", "OAUTH2"]],
  ["adls", "connection_type", networks, "Directly"],
  ["adls", "databricks_connection_type", networks, "Directly"],
  ["adls", "snapshot_retention_period", retention, "ONE_WEEK"],
  ["abs", "auth_method", ["azure_service_shared_access_signature"]],
  ["gcs", "auth_method", ["gcp_service_account_role", "gcs_hmac_keys"]],
  ["s3", "auth_method", ["aws_access_keys"]],
  ["athena", "auth_method", ["aws_access_keys"]],
  ["sftp", "auth_method", ["public_key_auth"]],
  ["motherduck", "auth_method", ["access_token_auth"]],
  ["databricks", "auth_method", ["oauth_client_secret_auth"]],
  ["databricks", "bucket_vendor", ["bucket_s3"]],
  ["clickhouse", "bucket_vendor", ["bucket_s3", "bucket_gcs"]],
  ["delta_lake", "bucket_vendor", ["bucket_abs", "bucket_gcs", "bucket_s3_compatible"]],
  [
    "delta_lake",
    "bucket_auth_method",
    [
      "azure_storage_account_access_key",
      "gcp_service_account_role",
      "gcp_service_account_key",
      "access_keys",
    ],
  ],
  ["delta_lake", "column_mapping_mode", ["none"], "none"],
  [
    "iceberg",
    "catalog_type",
    ["catalog_iceberg_rest", "catalog_glue", "catalog_s3_tables", "catalog_google_lakehouse"],
  ],
  ["iceberg", "auth_method", ["oauth_bearer_token_auth", "oauth_client_secret_auth"]],
  ["iceberg", "bucket_vendor", ["bucket_gcs", "bucket_s3"]],
  ["iceberg", "bucket_auth_method", ["gcp_service_account_role", "aws_iam_role"]],
  ...["aurora_mysql", "aurora_postgres", "clickhouse", "mongodb", "mysql", "oracle", "planetscale"].map(
    (type) => [type, "auth_method", ["password_auth"]] as const,
  ),
  ...["singlestore", "sql_server"].map((type) => [type, "auth_method", ["password_auth"]] as const),
];

/** Schemas of single properties, as far as the documents show them. */
const shapes: readonly (readonly [type: string, property: string, shape: object])[] = [
  ["postgres", "port", { type: "string", pattern: "^\\d+$" }],
  ["postgres", "encryption_port", { type: "string", pattern: "^\\d+$" }],
  ["postgres", "encryption_type", { type: "string", pattern: "^(ssh|none)$" }],
  ["postgres", "ssl", { type: "string", pattern: "^(true|false)$" }],
  ["mongodb", "port", { default: 27_017 }],
  ["adls", "should_maintain_tables_in_databricks", { type: "boolean", default: false }],
  ["abs", "disable_manifest", { type: "boolean", default: false }],
  ["gcs", "disable_manifest", { type: "boolean", default: false }],
  ["s3", "disable_manifest", { type: "boolean", default: false }],
  ["delta_lake", "retention_window_days", { type: "integer", default: 7 }],
  ["delta_lake", "deletion_vectors_disabled", { type: "boolean", default: false }],
  ["delta_lake", "change_data_feed_disabled", { type: "boolean", default: false }],
  ["iceberg", "retention_window_days", { type: "integer", default: 7 }],
  ["postgres", "connection_timeout_in_seconds", { type: "integer", minimum: 1 }],
  ["aurora_postgres", "connection_timeout_in_seconds", { type: "integer", minimum: 1 }],
];

/** Providers of the connections API. */
const providers =
  "shopify http_api flexiroam starlink s3 google_drive msft_sharepoint klaviyo amazon_sp salesforce netsuite sqlserver postgres mlflow sftp gmail_inbox dropbox rydership gorgias redo bullhorn";

test.each(Object.entries(documented))("%s has the fields of its document", (id, fields) => {
  const steps = connectorSchemas.find((schema) => schema.id === id)?.steps ?? [];
  const names = steps.flatMap(({ properties }) => properties.map(({ name }) => name));
  expect(fields.filter((field) => !names.includes(field))).toEqual([]);
});

function propertyOf(id: string, name: string) {
  const steps = connectorSchemas.find((schema) => schema.id === id)?.steps ?? [];
  return steps.flatMap(({ properties }) => properties).find((property) => property.name === name);
}

const named = choices.map(([id, name, values, byDefault]) => ({ id, name, values, byDefault }));

test.each(named)("$id offers for $name what its document names", ({ id, name, values, byDefault }) => {
  const schema = propertyOf(id, name)?.json_schema;
  expect(schema?.enum).toEqual(expect.arrayContaining([...values]));
  if (byDefault !== undefined) expect(schema?.default).toBe(byDefault);
});

test.each(shapes)("%s asks for %s as its document does", (id, name, shape) => {
  expect(propertyOf(id, name)?.json_schema).toMatchObject(shape);
});

test("what the document calls immutable is", () => {
  for (const name of ["storage_account_name", "container_name", "prefix_path"])
    expect(propertyOf("adls", name)?.immutable, name).toBe(true);
});

test("every provider of the connections API is a type", () => {
  const ids = connectorSchemas.map(({ id }) => id);
  expect(providers.split(" ").filter((id) => !ids.includes(id))).toEqual([]);
});
