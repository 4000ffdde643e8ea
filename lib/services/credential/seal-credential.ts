import "server-only";
import { getInstance } from "@/lib/services/instance/instance";
import { countSealing } from "@/lib/services/sealed-record/count-sealing";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import { sealValues } from "@/lib/vault/envelope/seal-values";

export interface SealedCredential {
  readonly version: number;
  readonly tenantKeyId: string;
  readonly wrappedKey: string;
  readonly sealedFields: Readonly<Record<string, string>>;
}

/** Seals the secrets of a new credential version under a data key of its own, by property name. */
export async function sealCredential(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly version: number;
  readonly secrets: Readonly<Record<string, string>>;
}): Promise<SealedCredential> {
  const { workspaceId, connectionId, version } = input;
  const tenantKey = await getTenantKey({ workspaceId });
  const { instanceId } = getInstance().keyring;
  countSealing();
  const { wrappedKey, fields } = sealValues({
    tenantKey,
    scope: { instanceId, workspaceId, connectionId, credentialVersion: version },
    values: Object.fromEntries(Object.entries(input.secrets).map(([name, value]) => [`/${name}`, value])),
  });
  return { version, tenantKeyId: tenantKey.id, wrappedKey, sealedFields: fields };
}
