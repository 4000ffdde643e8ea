import "server-only";
import { runSql } from "../run-sql";
import type { Statement } from "./statement";

interface CountInput {
  readonly workspaceId: string;
  /** Credentials of each key that are counted. */
  readonly atMost: number;
}

/** Stored credentials by the workspace key they are sealed under. */
export function countSealed(
  input: CountInput,
): Promise<readonly { readonly tenantKeyId: string; readonly count: number }[]> {
  return runSql(countSealedStatement(input));
}

export function countSealedStatement({ workspaceId, atMost }: CountInput): Statement {
  const text = `
    select k.id as "tenantKeyId", c.count from tenant_key k,
      lateral (select count(*)::int as count from (
        select 1 from credential_version v
         where v.workspace_id = $1::uuid and v.tenant_key_id = k.id limit $2) counted) c
     where k.workspace_id = $1::uuid order by k.created_at desc limit 100`;
  return { text, values: [workspaceId, atMost] };
}
