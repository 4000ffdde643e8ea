import "server-only";
import { encodeContext } from "../format/encode-context";
import type { DataKey } from "./keys";
import { type Scope, scopeParts } from "./scope";

/** What a sealed field is bound to: its place, both keys above it and its own JSON pointer. */
export function fieldContext(input: {
  readonly dataKey: DataKey;
  readonly scope: Scope;
  readonly field: string;
}): Buffer {
  const { dataKey, field, scope } = input;
  return encodeContext(["field", ...scopeParts(scope), dataKey.tenantKeyId, dataKey.id, field]);
}
