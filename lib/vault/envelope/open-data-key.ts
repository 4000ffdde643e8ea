import "server-only";
import { encodeContext } from "../format/encode-context";
import { parseSealedText } from "../format/parse-sealed-text";
import { VaultError } from "../vault-error";
import type { DataKey, TenantKey } from "./keys";
import { openKey } from "./open-key";
import { type Scope, scopeParts } from "./scope";

/** Opens a wrapped data key in its own scope. Throws `vault_cannot_open`. */
export function openDataKey(input: {
  readonly tenantKey: TenantKey;
  readonly scope: Scope;
  readonly wrapped: string;
}): DataKey {
  const { scope, tenantKey } = input;
  const { keyIds, blob } = parseSealedText({ purpose: "data-key", text: input.wrapped });
  const [tenantKeyId, id = ""] = keyIds;
  if (tenantKeyId !== tenantKey.id) throw new VaultError("vault_cannot_open");
  const context = encodeContext(["data-key", ...scopeParts(scope), tenantKey.id, id]);
  const key = openKey({ key: tenantKey.key, purpose: "data-key", context, blob });
  return { id, tenantKeyId, key };
}
