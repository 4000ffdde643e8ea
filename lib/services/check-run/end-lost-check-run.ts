import "server-only";
import { log } from "@/lib/config/logger";
import type { CheckRunJob } from "@/lib/jobs/job-queue";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import { tenantStore } from "@/lib/store/tenant-store";
import { blockedResult } from "./blocked-result";
import { findCheckedVersion } from "./find-checked-version";
import { finishCheckRun } from "./finish-check-run";

/**
 * Ends a check run that is not tried again, as one that says nothing of the credential: whoever waits for it
 * is told, and may test again. A run that ended meanwhile is left alone.
 */
export async function endLostCheckRun({ job }: { readonly job: CheckRunJob }): Promise<void> {
  const { workspaceId, checkRunId } = job;
  const store = tenantStore({ workspaceId });
  const run = await store.checkRun.findFirst({ where: { id: checkRunId, state: { not: "finished" } } });
  const connection = run && (await store.connection.findFirst({ where: { id: run.connectionId } }));
  if (!run || !connection) return;
  const { connectionId, credentialVersion: version } = run;
  const checked = await findCheckedVersion({ store, connection, version });
  const plan = run.plan as unknown as StartedCheck["plan"];
  const results = [blockedResult({ plan, code: "internal_error" })];
  await finishCheckRun({ workspaceId, connectionId, checked, checkRunId, results });
  log("error", "a check run was given up", { workspaceId, connectionId, checkRunId });
}
