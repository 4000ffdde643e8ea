import "server-only";
import { runSql } from "./run-sql";

/** Actions there are in a log at most; there are far fewer kinds. */
const atMost = 500;

/** What a workspace's log tells of, by name: one step into the index for each, however long the log is. */
export async function listAuditActions(input: { readonly workspaceId: string }): Promise<readonly string[]> {
  const rows = await runSql<{ action: string }>({
    text: `
      with recursive found as (
        (select action from audit_event where workspace_id = $1::uuid order by action limit 1)
        union all
        select (select a.action from audit_event a
                 where a.workspace_id = $1::uuid and a.action > found.action order by a.action limit 1)
          from found where found.action is not null
      )
      select action from found where action is not null limit $2`,
    values: [input.workspaceId, atMost],
  });
  return rows.map(({ action }) => action);
}
