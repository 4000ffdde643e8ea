import "server-only";
import { randomBase62 } from "@/lib/shared/random-id";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/** Everything a host can be told of. */
export type EventType =
  | "connection.created"
  | "connection.updated"
  | "connection.deleted"
  | "connection.disabled"
  | "connection.reactivated"
  | "connection.credentials_replaced"
  | "connection.credentials_rejected"
  | "connection.credentials_restored"
  | "connection.checked"
  | "connection.status_changed"
  | "link_session.opened"
  | "link_session.succeeded"
  | "link_session.exited"
  | "trust.approved"
  | "trust.revoked"
  | "trust.peer_changed"
  | "credential.released";

/** What happened, in ids, names and codes; never a value somebody submitted. */
export type EventPayload = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * Puts an event into the outbox, in the transaction of the change it tells of.
 * @returns its id, the same in every place that tells of it
 */
export async function recordEvent(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly type: EventType;
  readonly connectionId?: string;
  readonly linkSessionId?: string;
  readonly payload?: EventPayload;
  /** Given where another place has told of the event already. @default a new one */
  readonly id?: string;
}): Promise<string> {
  const id = input.id ?? `evt_${randomBase62({ length: 22 })}`;
  await input.transaction.event.create({
    data: {
      id,
      workspaceId: input.workspaceId,
      type: input.type,
      connectionId: input.connectionId ?? null,
      linkSessionId: input.linkSessionId ?? null,
      payload: JSON.parse(JSON.stringify(input.payload ?? {})),
    },
  });
  return id;
}
