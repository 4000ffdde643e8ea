import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import type { CheckRunOutcome } from "@/lib/shared/setup-test/types";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/** Another host key or certificate than the approved one: a host's security team wants to hear of it. */
const changedPeer: ReadonlySet<string> = new Set(["ssh_host_key_mismatch", "tls_certificate_changed"]);

/** Writes the audit entry and the events of a check that ended, as part of the caller's transaction. */
export async function tellOutcome(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly checkRunId: string;
  readonly version: number;
  readonly outcome: CheckRunOutcome;
  /** Cause of the first failed test. */
  readonly code: string | null;
  /** Status of the connection before and after. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}): Promise<void> {
  const { transaction, workspaceId, connectionId, checkRunId, version, outcome, code, from, to } = input;
  const data = { checkRunId, outcome, version };
  const event = auditEvent({ actor: "system", action: "connection.checked", subject: connectionId, data });
  await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  const place = { transaction, workspaceId, connectionId };
  const payload = { ...data, code };
  await recordEvent({ ...place, type: "connection.checked", payload });
  if (from !== undefined && to !== undefined && from !== to) {
    await recordEvent({ ...place, type: "connection.status_changed", payload: { from, to, code } });
  }
  if (code !== null && changedPeer.has(code)) {
    await recordEvent({ ...place, type: "trust.peer_changed", payload });
  }
}
