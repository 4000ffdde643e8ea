/** What was changed, the changes by dotted path, and the places that are refused for it. */
export type MalformedType = readonly [
  label: string,
  changes: Readonly<Record<string, unknown>>,
  places: readonly string[],
];
