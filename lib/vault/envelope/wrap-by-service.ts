import "server-only";
import { formatSealedText } from "../format/format-sealed-text";
import { parseSealedText } from "../format/parse-sealed-text";
import type { Keyring } from "../keyring/keyring";
import { VaultError } from "../vault-error";
import type { WrappedTenantKey } from "./create-tenant-key";
import { tenantKeyContext } from "./tenant-key-context";
import { unwrapByService } from "./unwrap-by-service";

/**
 * What is to be stored of a tenant key. Where its keyring key lies in a key service, the service wraps it once
 * more: without the service nobody opens it, whoever has the keyring file and the database. The service was
 * asked to open it again, and what it gave was the same.
 * @throws KeyServiceError
 */
export async function wrapByService(input: {
  readonly keyring: Keyring;
  readonly workspaceId: string;
  /** As `createTenantKey` or `rewrapTenantKey` made it. */
  readonly tenantKey: WrappedTenantKey;
}): Promise<WrappedTenantKey> {
  const { keyring, workspaceId, tenantKey } = input;
  const { id, kekId, wrapped } = tenantKey;
  const service = keyring.keys.get(kekId)?.service;
  if (service === undefined) return tenantKey;
  const { keyIds, blob } = parseSealedText({ purpose: "tenant-key", text: wrapped });
  const context = tenantKeyContext({ keyring, workspaceId, id, kekId });
  const outer = await service.wrap({ bytes: blob, context });
  const stored = { id, kekId, wrapped: formatSealedText({ purpose: "tenant-key", keyIds, blob: outer }) };
  const again = await unwrapByService({ keyring, workspaceId, tenantKey: stored });
  if (again.wrapped !== wrapped) throw new VaultError("vault_cannot_open");
  return stored;
}
