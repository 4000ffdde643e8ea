import "server-only";
import { type AuditEventRow, auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import type { LookInput } from "./look-into";

/** Writes into the audit log that rows were read; before they are handed out, so that none leave unrecorded. */
export async function recordLook(input: {
  readonly from: LookInput;
  readonly action: "connection.sampled" | "connection.queried";
  readonly data: AuditEventRow["data"];
}): Promise<void> {
  const { caller, id: subject } = input.from;
  const { workspaceId } = caller;
  const event = auditEvent({ actor: actorOf({ caller }), action: input.action, subject, data: input.data });
  await tenantStore({ workspaceId }).auditEvent.create({ data: { workspaceId, ...event } });
}
