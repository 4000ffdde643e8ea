import "server-only";
import { getInstance } from "@/lib/services/instance/instance";
import { countOpening } from "@/lib/services/sealed-record/count-opening";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import { tenantStore } from "@/lib/store/tenant-store";
import { openValues } from "@/lib/vault/envelope/open-values";
import type { Secret } from "@/lib/vault/secret";

/**
 * The secrets of one stored credential version, opened. Wipe them after use.
 * @throws VaultError where they do not open: terminal, nothing is written back
 */
export async function openCredential(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly credentialVersion: number;
}): Promise<Readonly<Record<string, Secret>>> {
  const { workspaceId, connectionId, credentialVersion } = input;
  const row = await tenantStore({ workspaceId }).credentialVersion.findFirstOrThrow({
    where: { connectionId, version: credentialVersion },
  });
  const tenantKey = await getTenantKey({ workspaceId, keyId: row.tenantKeyId });
  const { instanceId } = getInstance().keyring;
  const opened = countOpening(() =>
    openValues({
      tenantKey,
      scope: { instanceId, workspaceId, connectionId, credentialVersion },
      wrappedKey: row.wrappedKey,
      fields: row.sealedFields as Record<string, string>,
    }),
  );
  return Object.fromEntries(Object.entries(opened).map(([pointer, secret]) => [pointer.slice(1), secret]));
}
