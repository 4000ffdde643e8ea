import "server-only";
import type { StandingResult } from "@/lib/connectors/types";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import { type DigestPlace, digestAnswers } from "./digest-answers";
import type { TestEvidence } from "./test-evidence";

/** How long a passed test stands, in ms (5 minutes): rights and servers change meanwhile. */
const standsForMs = 5 * 60 * 1000;

/**
 * What still stands of the last check that the same person at the same form asked for: its first tests, up to
 * the one that failed, is too old, or read an answer that is another now. Everything from there on is run again.
 * An API key's check, a scheduled one, and one after a check that passed stand on nothing but themselves.
 */
export async function findStandingResults(
  input: DigestPlace & {
    readonly workspaceId: string;
    readonly run: { readonly id: string; readonly requestedBy: string; readonly plan: unknown };
    readonly values: PropertyValues;
    readonly now: number;
  },
): Promise<readonly StandingResult[]> {
  const { workspaceId, connectionId, run, now } = input;
  if (!run.requestedBy.startsWith("link_session:")) return [];
  const last = await tenantStore({ workspaceId }).checkRun.findFirst({
    where: { connectionId, requestedBy: run.requestedBy, id: { not: run.id } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { state: true, outcome: true, results: true, evidence: true },
  });
  if (last === null || last.state !== "finished" || last.outcome === "passed") return [];
  const results = last.results as unknown as readonly SetupTestResult[];
  const evidence = (last.evidence ?? []) as unknown as readonly TestEvidence[];
  const plan = run.plan as readonly { readonly id: string }[];
  const standing = plan.map((stage, index) => {
    const [result, rests] = [results[index], evidence[index]];
    if (result?.id !== stage.id || rests?.id !== stage.id || result.status === "FAILED") return null;
    if (now - Date.parse(rests.at) >= standsForMs) return null;
    if (digestAnswers({ ...input, reads: rests.reads }) !== rests.digest) return null;
    const { reads, leavesNothing, at } = rests;
    return { result, trace: { reads, leavesNothing }, since: at };
  });
  const end = standing.indexOf(null);
  return standing.slice(0, end === -1 ? 0 : end).filter((one) => one !== null);
}
