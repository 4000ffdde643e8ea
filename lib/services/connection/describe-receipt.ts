import "server-only";
import { log } from "@/lib/config/logger";
import { describeSecrets } from "@/lib/services/credential/describe-secrets";
import { tellingName } from "@/lib/services/workspace/telling-name";
import type { ConnectionReceipt } from "@/lib/shared/capture/receipt";
import { tenantStore } from "@/lib/store/tenant-store";
import { VaultError } from "@/lib/vault/vault-error";

/**
 * The receipt of a connection: names of what is stored, a fingerprint of each secret, who may use it. Null where
 * the connection is gone, or its secrets do not open any more.
 */
export async function describeReceipt(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
}): Promise<ConnectionReceipt | null> {
  const { workspaceId, connectionId } = input;
  const store = tenantStore({ workspaceId });
  const connection = await store.connection.findFirst({
    where: { id: connectionId },
    select: { name: true, destinationType: true, config: true, credentialVersion: true },
  });
  if (connection === null) return null;
  const { name, destinationType, config, credentialVersion: version } = connection;
  const row = await store.credentialVersion.findFirst({
    where: { connectionId, version },
    select: { createdAt: true },
  });
  const secrets = await secretsOrNull({ workspaceId, connectionId, version });
  if (row === null || secrets === null) return null;
  return {
    connectionId,
    connectionName: name,
    destinationType,
    version,
    storedAt: row.createdAt.toISOString(),
    usedBy: await tellingName({ workspaceId }),
    settings: Object.keys(config as object),
    secrets,
  };
}

async function secretsOrNull(place: Parameters<typeof describeSecrets>[0]) {
  try {
    return await describeSecrets(place);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    log("error", "a credential cannot be opened", { connectionId: place.connectionId, error });
    return null;
  }
}
