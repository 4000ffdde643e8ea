import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { startCheckRun } from "@/lib/services/check-run/start-check-run";
import { ConflictError, NotFoundError } from "@/lib/services/errors";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import type { ConnectionView } from "./connection-view";
import { getConnection } from "./get-connection";

/** Query of `POST /api/v1/connections/{id}/verify`. */
export const verifyConnectionInput = z.strictObject({
  /** Seconds to wait for the end of the check before answering. 0 answers at once. */
  waitSeconds: wholeNumber({ min: 0, max: 30 }).default(0),
});

/** How often a waiting caller's run is looked at, in ms. */
const lookEveryMs = 150;

/**
 * Checks a connection as it is stored. The answer's `verificationDetails` is the run: queued, or finished
 * where the caller waited for it.
 * @throws NotFoundError; ConflictError where the connection is disabled
 */
export async function verifyConnection(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly waitSeconds: number;
}): Promise<ConnectionView> {
  const { caller, id } = input;
  const { workspaceId } = caller;
  const store = tenantStore(caller);
  const found = await store.connection.findFirst({ where: { id }, select: { status: true } });
  if (found === null) throw new NotFoundError({ what: "connection" });
  if (found.status === "disabled") {
    throw new ConflictError({ userMessage: "The connection is disabled. Reactivate it first." });
  }
  const actor = actorOf({ caller });
  const audit = auditEvent({ actor, action: "connection.check_requested", subject: id });
  const { checkRunId } = await startCheckRun({ workspaceId, connectionId: id, requestedBy: actor, audit });
  const until = Date.now() + input.waitSeconds * 1000;
  while (Date.now() < until) {
    const run = await store.checkRun.findFirst({ where: { id: checkRunId }, select: { state: true } });
    if (run === null || run.state === "finished") break;
    await delay(lookEveryMs);
  }
  return getConnection({ caller, where: { id } });
}
