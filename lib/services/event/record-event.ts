import "server-only";
import { randomBase62 } from "@/lib/shared/random-id";
import { insertEvent } from "@/lib/store/insert-event";
import type { TenantTransaction } from "@/lib/store/tenant-store";
import { type EventType, eventCatalogue } from "./event-catalogue";

/** What happened, in ids, names and codes; never a value somebody submitted. */
export type EventPayload = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * Puts an event into the outbox, with a delivery for every endpoint that wants to hear of it, in the
 * transaction of the change it tells of.
 * @returns its id, the same in every place that tells of it
 */
export async function recordEvent(input: {
  readonly transaction: Pick<TenantTransaction, "$executeRaw">;
  readonly workspaceId: string;
  readonly type: EventType;
  readonly connectionId?: string;
  readonly linkSessionId?: string;
  readonly payload?: EventPayload;
  /** Given where another place has told of the event already. @default a new one */
  readonly id?: string;
}): Promise<string> {
  const { transaction, workspaceId, type, connectionId = null, linkSessionId = null } = input;
  const id = input.id ?? `evt_${randomBase62({ length: 22 })}`;
  // What a host relies on is checked where it is made.
  const payload = eventCatalogue[type].payload.parse(input.payload ?? {});
  await insertEvent({ transaction, event: { id, workspaceId, type, connectionId, linkSessionId, payload } });
  return id;
}
