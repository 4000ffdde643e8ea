/** What a vendor's OpenAPI document shows as examples. */
export interface DialectExamples {
  /** Bodies by operation, where the required keys alone would not show the point. */
  readonly bodies: Readonly<Record<string, unknown>>;
  /** Values of what is answered, by the name of their key. */
  readonly values: Readonly<Record<string, unknown>>;
}
