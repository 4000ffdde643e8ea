import "server-only";
import type { Purpose } from "./purpose";

/** The text form of a blob: `lk1.<purpose>.<key id>[.<id of the key inside>].<base64url>`. */
export function formatSealedText(input: {
  readonly purpose: Purpose;
  readonly keyIds: readonly string[];
  readonly blob: Buffer;
}): string {
  return ["lk1", input.purpose, ...input.keyIds, input.blob.toString("base64url")].join(".");
}
