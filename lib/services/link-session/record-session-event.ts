import "server-only";
import { randomUUID } from "node:crypto";
import { tenantStore } from "@/lib/store/tenant-store";

/** What a user did in a session besides opening and ending it, which the events tell. */
export type SessionEventType =
  | "step_completed"
  | "step_refused"
  | "submitted"
  | "trust_approved"
  | "destination_missed";

/** Keeps what the user did, for the host's support: ids, names of properties or products and codes, never a value. */
export async function recordSessionEvent(input: {
  readonly session: { readonly id: string; readonly workspaceId: string };
  readonly type: SessionEventType;
  readonly data: Readonly<Record<string, string | readonly string[]>>;
}): Promise<void> {
  const { workspaceId, id: linkSessionId } = input.session;
  await tenantStore({ workspaceId }).linkSessionEvent.create({
    data: {
      id: randomUUID(),
      workspaceId,
      linkSessionId,
      type: input.type,
      data: JSON.parse(JSON.stringify(input.data)),
    },
  });
}
