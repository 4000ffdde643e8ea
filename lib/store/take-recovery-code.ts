import "server-only";
import { runSql } from "./run-sql";

/** Takes a recovery code from a member's list, in one statement. @returns whether it was on the list */
export async function takeRecoveryCode(input: {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly codeHash: Uint8Array;
}): Promise<boolean> {
  const rows = await runSql({
    text: `
      update member set recovery_hashes = array_remove(recovery_hashes, $3::bytea)
       where id = $1::uuid and workspace_id = $2::uuid and $3::bytea = any(recovery_hashes)
      returning id`,
    values: [input.memberId, input.workspaceId, input.codeHash],
  });
  return rows.length === 1;
}
