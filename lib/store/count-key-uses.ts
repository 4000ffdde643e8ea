import "server-only";
import { getStore } from "./store-holder";

/** What stands under a key of the keyring. */
export interface KeyUses {
  readonly keyId: string;
  readonly tenantKeys: number;
  readonly auditHeads: number;
}

/** By key: tenant keys and ends of audit chains. Both tables have about one row a workspace. */
export async function countKeyUses(): Promise<readonly KeyUses[]> {
  const rows = await getStore().query<{ key_id: string; tenant_keys: unknown; audit_heads: unknown }>(
    `select key_id, sum(tenant_keys)::int as tenant_keys, sum(audit_heads)::int as audit_heads from (
       select kek_id as key_id, count(*) as tenant_keys, 0 as audit_heads from tenant_key group by kek_id
       union all
       select coalesce(audit_head_key_id, 'unknown'), 0, count(*) from workspace
        where audit_head_mac is not null group by 1
     ) as uses group by key_id`,
  );
  return rows.map((row) => ({
    keyId: row.key_id,
    tenantKeys: Number(row.tenant_keys),
    auditHeads: Number(row.audit_heads),
  }));
}
