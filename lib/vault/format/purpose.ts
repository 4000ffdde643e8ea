import "server-only";

/**
 * What a blob holds. It separates the derived keys, stands in the authenticated context and in the text
 * form, so that a blob made for one purpose never opens as another.
 */
export type Purpose = "sentinel" | "tenant-key" | "data-key" | "field";

/** How many key ids the text form names: the sealing key, then (for a wrapped key) the key inside. */
export const keyIdCount: Record<Purpose, number> = {
  sentinel: 1,
  "tenant-key": 2,
  "data-key": 2,
  field: 1,
};
