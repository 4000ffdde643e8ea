import "server-only";
import type { BulkRunJob } from "@/lib/jobs/bulk-run-queue";
import type { MemberCaller } from "@/lib/services/caller";
import type { BulkAction, BulkFailure } from "@/lib/shared/connection/bulk-run";
import { tenantStore } from "@/lib/store/tenant-store";
import { actOnConnection } from "./act-on-connection";

/** Connections between two looks at whether the run was stopped, and checks at the same time. */
const batchSize = 8;

/**
 * Carries a bulk run out, from where it stands: after each few connections their number and failures are
 * kept, so that a job given out again goes on there. Acts are repeatable, so those of a lost batch do no
 * harm. Ends quietly where the run was stopped, or another process has it.
 */
export async function carryOutBulkRun(input: {
  readonly job: BulkRunJob;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { workspaceId, bulkRunId } = input.job;
  const store = tenantStore({ workspaceId });
  const run = await store.bulkRun.findFirst({ where: { id: bulkRunId } });
  if (run === null) return;
  const caller = callerOf({ workspaceId, requestedBy: run.requestedBy });
  const action = run.action as BulkAction;
  const failures = [...(run.failures as unknown as readonly BulkFailure[])];
  let { done } = run;
  const isGoingOn = { id: bulkRunId, state: { in: ["queued" as const, "running" as const] } };
  while (done < run.connectionIds.length) {
    input.signal.throwIfAborted();
    const { count } = await store.bulkRun.updateMany({
      where: { ...isGoingOn, done },
      data: { state: "running", progressedAt: new Date() },
    });
    if (count === 0) return;
    const ids = run.connectionIds.slice(done, done + batchSize);
    failures.push(...(await actOnBatch({ caller, action, ids })));
    // Of a run stopped meanwhile, too: what was done is counted.
    const kept = await store.bulkRun.updateMany({
      where: { id: bulkRunId, done },
      data: { done: done + ids.length, failures: failures.map((failure) => ({ ...failure })) },
    });
    if (kept.count === 0) return;
    done += ids.length;
  }
  await store.bulkRun.updateMany({ where: isGoingOn, data: { state: "finished", finishedAt: new Date() } });
}

async function actOnBatch(input: {
  readonly caller: MemberCaller;
  readonly action: BulkAction;
  readonly ids: readonly string[];
}): Promise<readonly BulkFailure[]> {
  const { caller, action, ids } = input;
  const rows = await tenantStore(caller).connection.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const failures: BulkFailure[] = [];
  const act = async (id: string) => {
    const failure = await actOnConnection({ caller, action, id });
    if (failure !== null) failures.push({ id, name: names.get(id) ?? null, ...failure });
  };
  // A check waits for its destination, all other acts for the database.
  if (action === "check") await Promise.all(ids.map(act));
  else for (const id of ids) await act(id);
  return failures;
}

/** The member who started the run, for the audit entries of its acts. What they may do was judged at the start. */
function callerOf(input: { readonly workspaceId: string; readonly requestedBy: string }): MemberCaller {
  const { workspaceId, requestedBy } = input;
  return { workspaceId, memberId: requestedBy.slice("member:".length), role: "operator" };
}
