import "server-only";
import { encodeContext } from "../format/encode-context";
import { parseSealedText } from "../format/parse-sealed-text";
import type { Keyring } from "../keyring/keyring";
import { VaultError } from "../vault-error";
import type { TenantKey } from "./keys";
import { openKey } from "./open-key";

/** Opens a stored tenant key, for its own workspace and deployment only. Throws `vault_cannot_open`. */
export function openTenantKey(input: {
  readonly keyring: Keyring;
  readonly workspaceId: string;
  readonly id: string;
  readonly kekId: string;
  readonly wrapped: string;
}): TenantKey {
  const { id, kekId, keyring, workspaceId } = input;
  const { keyIds, blob } = parseSealedText({ purpose: "tenant-key", text: input.wrapped });
  const kek = keyring.keys.get(kekId)?.key;
  if (kek === undefined || keyIds[0] !== kekId || keyIds[1] !== id) throw new VaultError("vault_cannot_open");
  const context = encodeContext(["tenant-key", keyring.instanceId, workspaceId, kekId, id]);
  const key = openKey({ key: kek, purpose: "tenant-key", context, blob });
  return { id, instanceId: keyring.instanceId, workspaceId, key };
}
