import "server-only";
import type { LinkSessionRow } from "./find-link-session";
import type { OAuthConsent } from "./generated/client";
import { runSql } from "./run-sql";

/** How a sign-in stands. */
export type ConsentStanding = Pick<OAuthConsent, "id" | "status" | "failureCode" | "expiresAt">;

/**
 * The latest sign-in that was started for what this session works on: its own, or one of a session before a
 * reload. All of them lead to the same draft.
 */
export async function findLatestConsent(input: {
  readonly session: LinkSessionRow;
  readonly type: string;
  readonly stepId: string;
}): Promise<ConsentStanding | null> {
  const { workspaceId, recipientId, mode, connectionId } = input.session;
  const [row] = await runSql<ConsentStanding>({
    text: `
      select c.id, c.status::text as status, c.failure_code as "failureCode", c.expires_at as "expiresAt"
        from oauth_consent c
        join link_session s on s.id = c.link_session_id and s.workspace_id = c.workspace_id
       where c.workspace_id = $1::uuid and s.recipient_id = $2::uuid and s.mode::text = $3
         and ($3 = 'create' or s.connection_id = $4::uuid)
         and c.destination_type = $5 and c.step_id = $6 and c.status <> 'ready'
       order by c.expires_at desc
       limit 1`,
    values: [workspaceId, recipientId, mode, connectionId, input.type, input.stepId],
  });
  return row ?? null;
}
