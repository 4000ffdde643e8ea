import "server-only";
import { createSecretKey } from "node:crypto";
import { createKeyId } from "../format/create-key-id";
import { encodeContext } from "../format/encode-context";
import { formatSealedText } from "../format/format-sealed-text";
import { sealBlob } from "../format/seal-blob";
import { randomSource } from "../random-source";
import { VaultError } from "../vault-error";
import type { DataKey, TenantKey } from "./keys";
import { type Scope, scopeParts } from "./scope";

/**
 * Makes the data key of one credential version or draft, wrapped by the tenant key and bound to the scope.
 * Throws `vault_invalid_input` where the scope is not the tenant key's own workspace.
 */
export function createDataKey(input: { readonly tenantKey: TenantKey; readonly scope: Scope }): {
  readonly dataKey: DataKey;
  readonly wrapped: string;
} {
  const { scope, tenantKey } = input;
  if (scope.workspaceId !== tenantKey.workspaceId || scope.instanceId !== tenantKey.instanceId) {
    throw new VaultError("vault_invalid_input");
  }
  const id = createKeyId();
  const plaintext = randomSource(32);
  try {
    const context = encodeContext(["data-key", ...scopeParts(scope), tenantKey.id, id]);
    const blob = sealBlob({ key: tenantKey.key, purpose: "data-key", context, plaintext });
    const wrapped = formatSealedText({ purpose: "data-key", keyIds: [tenantKey.id, id], blob });
    return { dataKey: { id, tenantKeyId: tenantKey.id, key: createSecretKey(plaintext) }, wrapped };
  } finally {
    plaintext.fill(0);
  }
}
