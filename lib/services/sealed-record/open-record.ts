import "server-only";
import { getInstance } from "@/lib/services/instance/instance";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import { openValues } from "@/lib/vault/envelope/open-values";
import type { Secret } from "@/lib/vault/secret";
import { countOpening } from "./count-opening";
import type { SealedRecord } from "./seal-record";

/** Opens what `sealRecord` sealed. Wipe the secrets after use. @throws VaultError */
export async function openRecord(input: {
  readonly workspaceId: string;
  readonly table: string;
  readonly recordId: string;
  readonly sealed: SealedRecord;
}): Promise<Readonly<Record<string, Secret>>> {
  const { workspaceId, table, recordId, sealed } = input;
  const tenantKey = await getTenantKey({ workspaceId, keyId: sealed.tenantKeyId });
  const { instanceId } = getInstance().keyring;
  const opened = countOpening(() =>
    openValues({
      tenantKey,
      scope: { kind: "record", instanceId, workspaceId, table, recordId },
      wrappedKey: sealed.wrappedKey,
      fields: sealed.fields,
    }),
  );
  return Object.fromEntries(Object.entries(opened).map(([pointer, secret]) => [pointer.slice(1), secret]));
}
