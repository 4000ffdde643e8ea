import "server-only";
import { runSql } from "./run-sql";

/** A session with its member and workspace. */
export interface MemberSessionRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly memberId: string;
  readonly method: string;
  readonly authenticatedAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly name: string;
  readonly email: string;
  readonly role: "owner" | "operator" | "reviewer" | "viewer";
  readonly disabledAt: Date | null;
  readonly workspaceName: string;
  readonly requireSecondFactor: boolean;
}

/**
 * A session by its token's hash, in one statement, as every page and action of the dashboard waits for it. The
 * workspace of everything after it comes from this row.
 */
export async function findMemberSession(input: {
  readonly tokenHash: Uint8Array;
}): Promise<MemberSessionRow | null> {
  const rows = await runSql<MemberSessionRow>({
    text: `
      select s.id, s.workspace_id as "workspaceId", s.member_id as "memberId", s.method,
             s.authenticated_at as "authenticatedAt", s.last_seen_at as "lastSeenAt",
             s.expires_at as "expiresAt", s.revoked_at as "revokedAt",
             m.name, m.email, m.role::text as role, m.disabled_at as "disabledAt",
             w.name as "workspaceName", w.require_second_factor as "requireSecondFactor"
        from member_session s
        join member m on m.id = s.member_id and m.workspace_id = s.workspace_id and m.removed_at is null
        join workspace w on w.id = s.workspace_id
       where s.token_hash = $1`,
    values: [input.tokenHash],
  });
  return rows[0] ?? null;
}
