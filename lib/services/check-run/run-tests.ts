import "server-only";
import { log } from "@/lib/config/logger";
import type { Connector, StandingResult } from "@/lib/connectors/types";
import type { CheckRunJob } from "@/lib/jobs/job-queue";
import { destinationContext } from "@/lib/services/destination/destination-context";
import { endOnStrayError } from "@/lib/services/destination/end-on-stray-error";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import { digestAnswers } from "./digest-answers";
import { findStandingResults } from "./find-standing-results";
import { isWaitedFor } from "./is-waited-for";
import { keepEvidence } from "./keep-evidence";
import { observeSetupTest } from "./observe-check-run";
import type { TestEvidence } from "./test-evidence";

/** What the tests of a run need, and what they fill as they end. */
export interface TestsInput {
  readonly job: CheckRunJob;
  readonly signal: AbortSignal;
  readonly run: Parameters<typeof findStandingResults>[0]["run"] & {
    readonly credentialVersion: number;
    readonly wakingSince: Date | null;
    readonly results: unknown;
  };
  readonly connection: {
    readonly id: string;
    readonly workspaceId: string;
    readonly destinationType: string;
    readonly typeVersion: number | null;
  };
  readonly connector: Connector;
  readonly values: PropertyValues;
  readonly results: SetupTestResult[];
  readonly evidence: TestEvidence[];
  /** Called where a secret of the version was traded for another, with its new data key. */
  readonly onReplaced: (wrappedKey: string) => void;
}

/**
 * Talks to the destination; results are written as the next test starts. What still stands of the check before
 * is there at once.
 */
export async function runTests(input: TestsInput): Promise<void> {
  const { connection, connector, run, results, evidence, values, signal } = input;
  const { workspaceId, checkRunId } = input.job;
  const { id: connectionId, destinationType, typeVersion } = connection;
  const tenantKey = await getTenantKey({ workspaceId });
  const digested = { tenantKey, connectionId, destinationType, typeVersion, values };
  const standing = await findStandingResults({ ...digested, workspaceId, run, now: Date.now() });
  const show = progressOf({ ...input, standing });
  await show({ state: "running" });
  await endOnStrayError({
    signal,
    work: async (ended) =>
      connector.check({
        values,
        standing,
        context: await contextOf({ ...input, signal: ended }),
        signal: ended,
        onStart: (stage) => show({ currentStage: stage.id }),
        onResult: (result, trace) => {
          results.push(result);
          keepEvidence({ evidence, result, trace, digest: (reads) => digestAnswers({ ...digested, reads }) });
          if (result.standsSince !== undefined) return;
          observeSetupTest({ type: connection, plan: connector.plan(values), result });
        },
        // The log keeps class, code and frames of it: a driver's message may hold what was typed.
        onUnexpectedError: (error) => log("error", "a setup test broke", { workspaceId, checkRunId, error }),
      }),
  });
}

async function contextOf(input: TestsInput): Promise<Omit<CheckContext, "signal">> {
  const { run, connection, signal, onReplaced } = input;
  const { workspaceId } = input.job;
  const place = { workspaceId, connectionId: connection.id, credentialVersion: run.credentialVersion };
  const context = await destinationContext({ ...place, signal, onReplaced });
  return isWaitedFor(run) ? { ...context, wake: { since: run.wakingSince?.getTime() ?? null } } : context;
}

/**
 * Writes how far a run is, unless it has ended meanwhile. One that waits for its destination shows nothing new
 * until it gets further than it was.
 */
function progressOf(input: TestsInput & { readonly standing: readonly StandingResult[] }) {
  const { run, results, standing } = input;
  const { workspaceId, checkRunId } = input.job;
  const { checkRun } = tenantStore({ workspaceId });
  const known = run.wakingSince === null ? -1 : (run.results as readonly unknown[]).length;
  return async (change: { readonly state?: "running"; readonly currentStage?: string }): Promise<void> => {
    if (results.length <= known) return;
    const soFar = asJson([...results, ...standing.slice(results.length).map(shown)]);
    const started = change.state === undefined ? {} : { startedAt: new Date() };
    await checkRun.updateMany({
      where: { id: checkRunId, state: { not: "finished" } },
      data: { ...change, ...started, wakingSince: null, results: soFar },
    });
  };
}

/** A standing result before its turn. */
function shown({ result, since }: StandingResult): SetupTestResult {
  return { ...result, standsSince: since };
}

/** A plain copy: the store takes JSON, not readonly types. */
function asJson(results: readonly SetupTestResult[]) {
  return JSON.parse(JSON.stringify(results));
}
