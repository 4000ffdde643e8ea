import "server-only";
import { formatSealedText } from "../format/format-sealed-text";
import { parseSealedText } from "../format/parse-sealed-text";
import type { Keyring } from "../keyring/keyring";
import type { WrappedTenantKey } from "./create-tenant-key";
import { tenantKeyContext } from "./tenant-key-context";

/**
 * A stored tenant key as the keyring key wrapped it: what `openTenantKey` takes. Asks the key service where the
 * keyring key lies in one.
 * @throws VaultError `vault_cannot_open`, KeyServiceError
 */
export async function unwrapByService(input: {
  readonly keyring: Keyring;
  readonly workspaceId: string;
  /** As it is stored. */
  readonly tenantKey: WrappedTenantKey;
}): Promise<WrappedTenantKey> {
  const { keyring, workspaceId, tenantKey } = input;
  const { id, kekId, wrapped } = tenantKey;
  const service = keyring.keys.get(kekId)?.service;
  if (service === undefined) return tenantKey;
  const { keyIds, blob: outer } = parseSealedText({ purpose: "tenant-key", text: wrapped });
  const context = tenantKeyContext({ keyring, workspaceId, id, kekId });
  const blob = await service.unwrap({ wrapped: outer, context });
  return { id, kekId, wrapped: formatSealedText({ purpose: "tenant-key", keyIds, blob }) };
}
