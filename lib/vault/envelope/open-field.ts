import "server-only";
import { openBlob } from "../format/open-blob";
import { parseSealedText } from "../format/parse-sealed-text";
import { Secret } from "../secret";
import { VaultError } from "../vault-error";
import { fieldContext } from "./field-context";
import type { DataKey } from "./keys";
import type { Scope } from "./scope";

/** Opens one field's value in its own scope. Throws `vault_cannot_open`. */
export function openField(input: {
  readonly dataKey: DataKey;
  readonly scope: Scope;
  readonly field: string;
  readonly sealed: string;
}): Secret {
  const { dataKey } = input;
  const { keyIds, blob } = parseSealedText({ purpose: "field", text: input.sealed });
  if (keyIds[0] !== dataKey.id) throw new VaultError("vault_cannot_open");
  return new Secret(openBlob({ key: dataKey.key, purpose: "field", context: fieldContext(input), blob }));
}
