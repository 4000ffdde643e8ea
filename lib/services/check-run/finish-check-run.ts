import "server-only";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { recordEvent } from "@/lib/services/event/record-event";
import { judgeResults } from "@/lib/shared/setup-test/judge-results";
import type { CheckRunOutcome, SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import type { CheckedVersion } from "./find-checked-version";
import { settleCandidate } from "./settle-candidate";

/**
 * Writes the end of a check run and what it means for its connection, together. A run of a version that was
 * superseded (`checked` is null) changes nothing but itself.
 */
export async function finishCheckRun(input: {
  readonly workspaceId: string;
  readonly checkRunId: string;
  readonly connectionId: string;
  readonly checked: CheckedVersion | null;
  readonly results: readonly SetupTestResult[];
}): Promise<void> {
  const { workspaceId, checkRunId, connectionId, checked, results } = input;
  const outcome = judgeResults({ results });
  const now = new Date();
  await tenantStore({ workspaceId }).$transaction(async (transaction) => {
    await transaction.checkRun.update({
      where: { id: checkRunId },
      data: {
        state: "finished",
        outcome,
        currentStage: null,
        finishedAt: now,
        results: JSON.parse(JSON.stringify(results)),
      },
    });
    if (checked === null) return;
    const status = async () =>
      (await transaction.connection.findFirst({ where: { id: connectionId }, select: { status: true } }))
        ?.status;
    const before = await status();
    if (checked.isCandidate) {
      await settleCandidate({ transaction, workspaceId, connectionId, checked, outcome, now });
    } else {
      await transaction.connection.updateMany({
        where: { id: connectionId, credentialVersion: checked.version, status: { not: "disabled" } },
        data: { ...connectionChange({ outcome, results, now }), updatedAt: now },
      });
    }
    const { version } = checked;
    const data = { checkRunId, outcome, version };
    const event = auditEvent({ actor: "system", action: "connection.checked", subject: connectionId, data });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    const failed = results.find((result) => result.status === "FAILED")?.code ?? null;
    const payload = { ...data, code: failed };
    await recordEvent({ transaction, workspaceId, type: "connection.checked", connectionId, payload });
    const after = await status();
    if (before !== undefined && after !== undefined && before !== after) {
      const type = "connection.status_changed";
      const change = { from: before, to: after, code: failed };
      await recordEvent({ transaction, workspaceId, type, connectionId, payload: change });
    }
    if (failed !== null && changedPeer.has(failed)) {
      await recordEvent({ transaction, workspaceId, type: "trust.peer_changed", connectionId, payload });
    }
  });
}

/** Another host key or certificate than the approved one: a host's security team wants to hear of it. */
const changedPeer: ReadonlySet<string> = new Set(["ssh_host_key_mismatch", "tls_certificate_changed"]);

/** `inconclusive` leaves the status as it is: a busy server says nothing about the credential. */
function connectionChange(input: {
  readonly outcome: CheckRunOutcome;
  readonly results: readonly SetupTestResult[];
  readonly now: Date;
}) {
  if (input.outcome === "passed") {
    return {
      status: "connected" as const,
      lastVerifiedAt: input.now,
      verificationError: null,
      verificationErrorCode: null,
    };
  }
  const failure = input.results.find((result) => result.status === "FAILED");
  return {
    ...(input.outcome === "failed" ? { status: "invalid" as const } : {}),
    verificationError: failure?.message ?? null,
    verificationErrorCode: failure?.code ?? null,
  };
}
