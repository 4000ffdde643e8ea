import "server-only";
import type { FieldError } from "@/lib/shared/capture/contract";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * What the last check of a connection's present credentials failed at, where changing an answer helps: that is
 * where its form opens. Null where nothing failed, or nothing of the form is to blame.
 */
export async function findFailure(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly version: number;
}): Promise<FieldError | null> {
  const { workspaceId, connectionId, version } = input;
  const run = await tenantStore({ workspaceId }).checkRun.findFirst({
    where: { connectionId, credentialVersion: version, state: "finished" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { outcome: true, results: true },
  });
  if (run?.outcome !== "failed") return null;
  const results = run.results as unknown as readonly SetupTestResult[];
  const failed = results.find(({ status }) => status === "FAILED");
  if (failed?.field === undefined || failed.trust !== undefined) return null;
  return { property: failed.field, message: failed.message };
}
