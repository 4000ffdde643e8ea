import "server-only";
import type { EventRow } from "./insert-event";
import { getStore } from "./store-holder";

/** The audit entry of a claim, as `lib/services/audit` makes it. */
interface ClaimAudit {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
}

/**
 * Gives a link session to the tab that asks first, and writes the audit entry and the event of it. One statement decides
 * who wins, however many ask at once; none of them has to wait for a transaction of its own.
 * @returns whether this tab won
 */
export async function claimLinkSession(input: {
  readonly id: string;
  readonly workspaceId: string;
  readonly tabHash: Uint8Array<ArrayBuffer>;
  readonly exchangedAt: Date;
  readonly expiresAt: Date;
  readonly deadlineAt: Date;
  readonly audit: ClaimAudit;
  readonly event: EventRow;
}): Promise<boolean> {
  const { id, workspaceId, audit } = input;
  const won = await getStore().prisma.$queryRaw<{ subject: string }[]>`
    with claimed as (
      update link_session
         set exchanged_at = ${input.exchangedAt}, tab_hash = ${input.tabHash},
             expires_at = ${input.expiresAt}, deadline_at = ${input.deadlineAt}
       where id = ${id} and workspace_id = ${workspaceId}::uuid
         and exchanged_at is null and revoked_at is null and ended_at is null
      returning id
    )
    insert into audit_event (id, workspace_id, actor, action, subject, data)
    select ${audit.id}::uuid, ${workspaceId}::uuid, ${audit.actor}, ${audit.action}, id, '{}'::jsonb from claimed
    returning subject, record_event(${JSON.stringify(input.event)}::jsonb)::text as told`;
  return won.length === 1;
}
