import "server-only";
import { getInstance } from "@/lib/services/instance/instance";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import { sealValues } from "@/lib/vault/envelope/seal-values";
import { countSealing } from "./count-sealing";

/** Ciphertexts of one row by field, and what is needed to open them. */
export interface SealedRecord {
  readonly tenantKeyId: string;
  readonly wrappedKey: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Seals secrets that are no credentials (a signing secret, a kept answer), bound to their table and row. */
export async function sealRecord(input: {
  readonly workspaceId: string;
  readonly table: string;
  readonly recordId: string;
  readonly values: Readonly<Record<string, string>>;
}): Promise<SealedRecord> {
  const { workspaceId, table, recordId, values } = input;
  const tenantKey = await getTenantKey({ workspaceId });
  const { instanceId } = getInstance().keyring;
  countSealing();
  const pointers = Object.entries(values).map(([name, value]) => [`/${name}`, value]);
  const { wrappedKey, fields } = sealValues({
    tenantKey,
    scope: { kind: "record", instanceId, workspaceId, table, recordId },
    values: Object.fromEntries(pointers),
  });
  return { tenantKeyId: tenantKey.id, wrappedKey, fields };
}
