import "server-only";
import { runSql } from "./run-sql";

/** The first admin's row and its audit entry. */
interface FirstAdmin {
  readonly id: string;
  readonly workspaceId: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly actor: string;
  readonly audit: { readonly id: string; readonly action: string };
}

/**
 * Uses the first admin's link and makes that admin, in one statement: of any number that try at once one wins,
 * and a link that was used has an admin.
 * @returns whether this one won
 */
export async function claimAdminSetup(input: {
  readonly tokenHash: Uint8Array;
  readonly now: Date;
  readonly admin: FirstAdmin;
}): Promise<boolean> {
  const { admin, now } = input;
  const rows = await runSql({
    text: `
      with claimed as (
        update admin_setup set used_at = $2
         where id = 1 and token_hash = $1 and used_at is null and expires_at > $2
        returning id
      ), made as (
        insert into member (id, workspace_id, email, name, role, password_hash, created_by, created_at, updated_at)
        select $3::uuid, $4::uuid, $5, $6, 'owner', $7, $8, $2, $2 from claimed
        returning id
      )
      insert into audit_event (id, workspace_id, actor, action, subject, data)
      select $9::uuid, $4::uuid, $8, $10, $3, '{"role": "owner"}'::jsonb from made
      returning id`,
    values: [
      input.tokenHash,
      now,
      admin.id,
      admin.workspaceId,
      admin.email,
      admin.name,
      admin.passwordHash,
      admin.actor,
      admin.audit.id,
      admin.audit.action,
    ],
  });
  return rows.length === 1;
}
