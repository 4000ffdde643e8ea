import "server-only";
import { NotFoundError } from "@/lib/services/errors";
import type { SetupTestResult, TrustRequest } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";

/**
 * The host key or certificate that a test of this connection has shown. Only what a test has seen can be
 * approved.
 * @param checkRunId the run that showed it; any of the last 20 when left out
 * @throws NotFoundError
 */
export async function findSeenPeer(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly checkRunId?: string;
  readonly kind: TrustRequest["kind"];
  readonly fingerprint: string;
}): Promise<TrustRequest> {
  const { workspaceId, connectionId, checkRunId } = input;
  const runs = await tenantStore({ workspaceId }).checkRun.findMany({
    where: { connectionId, ...(checkRunId === undefined ? {} : { id: checkRunId }) },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { results: true },
  });
  const trust = runs
    .flatMap(({ results }) => results as unknown as readonly SetupTestResult[])
    .map((result) => result.trust)
    .find((seen) => seen?.kind === input.kind && seen.fingerprint === input.fingerprint);
  if (trust === undefined) throw new NotFoundError({ what: "host key or certificate to approve" });
  return trust;
}
