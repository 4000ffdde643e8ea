import "server-only";
import { failureHint } from "@/lib/connectors/kit/failure-hint";
import { NotFoundError } from "@/lib/services/errors";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import { findCheckedVersion } from "./find-checked-version";
import { finishCheckRun } from "./finish-check-run";

/**
 * Ends a check run that somebody no longer waits for. Nothing was judged: the connection stays as it is. Whatever
 * an attempt that is under way still finds is dropped. One that ended already keeps its end.
 * @throws NotFoundError where the run is not of this connection, or somebody else asked for it
 */
export async function cancelCheckRun(input: {
  readonly workspaceId: string;
  /** Null before a session has one: it has no runs then. */
  readonly connectionId: string | null;
  readonly checkRunId: string;
  /** Who asked for the run, and stops it. */
  readonly requestedBy: string;
}): Promise<void> {
  const { workspaceId, connectionId, checkRunId: id, requestedBy } = input;
  if (connectionId === null) throw new NotFoundError({ what: "check run" });
  const store = tenantStore({ workspaceId });
  const run = await store.checkRun.findFirst({ where: { id, connectionId, requestedBy } });
  const connection = run && (await store.connection.findFirst({ where: { id: connectionId } }));
  if (!run || !connection) throw new NotFoundError({ what: "check run" });
  if (run.state === "finished") return;
  const checked = await findCheckedVersion({ store, connection, version: run.credentialVersion });
  const results = stoppedResults({
    plan: run.plan as unknown as StartedCheck["plan"],
    found: run.results as unknown as readonly SetupTestResult[],
  });
  await finishCheckRun({ workspaceId, connectionId, checked, checkRunId: id, results });
}

/** What was found, then that it was stopped, then what was not run. */
function stoppedResults(input: {
  readonly plan: StartedCheck["plan"];
  readonly found: readonly SetupTestResult[];
}): readonly SetupTestResult[] {
  const { plan, found } = input;
  const rest = plan.slice(found.length).map((stage, index): SetupTestResult => {
    const one = { ...stage, details: [], durationMs: 0 };
    if (index > 0) return { ...one, status: "SKIPPED", message: "Not run, because the check was stopped." };
    const hint = failureHint({ code: "cancelled", egressAddresses: [] });
    return { ...one, status: "FAILED", code: "cancelled", message: "The check was stopped.", hint };
  });
  return [...found, ...rest];
}
