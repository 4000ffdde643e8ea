import "server-only";
import { log } from "@/lib/config/logger";
import type { Connector, StandingResult } from "@/lib/connectors/types";
import type { CheckRunJob } from "@/lib/jobs/job-queue";
import { openCredential } from "@/lib/services/credential/open-credential";
import { destinationContext } from "@/lib/services/destination/destination-context";
import { endOnStrayError } from "@/lib/services/destination/end-on-stray-error";
import { withAnswers } from "@/lib/services/destination/with-answers";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { withSandbox } from "@/lib/services/sandbox/with-sandbox";
import { trustFirstSeen } from "@/lib/services/trust/trust-first-seen";
import { getTenantKey } from "@/lib/services/workspace/get-tenant-key";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { judgeResults } from "@/lib/shared/setup-test/judge-results";
import type { CheckRunOutcome, SetupTestResult } from "@/lib/shared/setup-test/types";
import { isMissingRow, tenantStore } from "@/lib/store/tenant-store";
import type { Secret } from "@/lib/vault/secret";
import { VaultError } from "@/lib/vault/vault-error";
import { blockedResult } from "./blocked-result";
import { digestAnswers } from "./digest-answers";
import { findCheckedVersion } from "./find-checked-version";
import { findStandingResults } from "./find-standing-results";
import { finishCheckRun } from "./finish-check-run";
import { keepEvidence } from "./keep-evidence";
import { noteEnd } from "./note-end";
import { observeCheckRun, observeSetupTest } from "./observe-check-run";
import type { TestEvidence } from "./test-evidence";

/**
 * Carries out a queued check run: opens the credential, talks to the destination, writes each result as
 * it comes. A job given out twice starts over; a finished run is left alone.
 */
export async function runCheckRun(input: {
  readonly job: CheckRunJob;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { workspaceId, checkRunId } = input.job;
  const store = tenantStore({ workspaceId });
  const run = await store.checkRun.findFirst({ where: { id: checkRunId, state: { not: "finished" } } });
  const connection = run && (await store.connection.findFirst({ where: { id: run.connectionId } }));
  if (!run || !connection) return;
  await observeCheckRun({ type: connection, run: () => carryOut({ ...input, run, connection }) });
}

/** @returns the outcome; null for a version that was superseded */
async function carryOut(input: {
  readonly job: CheckRunJob;
  readonly signal: AbortSignal;
  readonly run: Judgement["run"] & { readonly connectionId: string };
  readonly connection: Judgement["connection"] &
    Parameters<typeof findCheckedVersion>[0]["connection"] &
    Parameters<typeof trustFirstSeen>[0]["flags"];
}): Promise<CheckRunOutcome | null> {
  const { run, connection } = input;
  const { workspaceId, checkRunId } = input.job;
  const store = tenantStore({ workspaceId });
  const { connectionId, credentialVersion: version } = run;
  let checked = await findCheckedVersion({ store, connection, version });
  let found: Found = { results: [], evidence: [] };
  if (checked !== null) {
    const before = checked;
    const { config } = before;
    const onReplaced = (wrappedKey: string) => {
      checked = { ...before, wrappedKey };
    };
    await judge({ ...input, run, connection, config, ...found, onReplaced });
    // A tunnel and a server behind it are two peers: each may stop the check once.
    while (await trustFirstSeen({ workspaceId, connectionId, flags: connection, results: found.results })) {
      found = { results: [], evidence: [] };
      await judge({ ...input, run, connection, config, ...found, onReplaced });
    }
  }
  await finishCheckRun({ workspaceId, connectionId, checked, checkRunId, ...found });
  log("info", "check run finished", { workspaceId, connectionId, checkRunId });
  return checked === null ? null : judgeResults(found);
}

/** Filled as the tests end. */
interface Found {
  readonly results: SetupTestResult[];
  readonly evidence: TestEvidence[];
}

interface Judgement extends Found {
  readonly job: CheckRunJob;
  readonly signal: AbortSignal;
  readonly run: Parameters<typeof findStandingResults>[0]["run"] & {
    readonly credentialVersion: number;
    readonly requestedBy: string;
  };
  readonly connection: { readonly id: string; readonly sandbox: boolean } & Parameters<
    typeof loadDestinationType
  >[0];
  /** Plain answers of the version under check. */
  readonly config: unknown;
  /** Called where a secret of the version was traded for another, with its new data key. */
  readonly onReplaced: (wrappedKey: string) => void;
}

/** Checks the connection, or says why it cannot be checked. */
async function judge(input: Judgement): Promise<void> {
  const { run, connection, results } = input;
  const plan = run.plan as StartedCheck["plan"];
  const { workspaceId } = input.job;
  const { requestedBy } = run;
  const found = await loadDestinationType(connection);
  const connector = found && (await withSandbox({ workspaceId, connector: found, connection, requestedBy }));
  if (connector === undefined) {
    results.push(blockedResult({ plan, code: "type_unavailable" }));
    return;
  }
  const opened = await openOrNull({
    workspaceId,
    connectionId: connection.id,
    credentialVersion: run.credentialVersion,
  });
  if (opened === null) {
    results.push(blockedResult({ plan, code: "credential_unreadable" }));
    return;
  }
  await withAnswers({
    schema: connector.schema,
    config: input.config,
    opened,
    work: async (values) => {
      const { workspaceId } = input.job;
      const place = { workspaceId, connectionId: connection.id, credentialVersion: run.credentialVersion };
      await noteEnd({ ...place, connector, values });
      await check({ ...input, connector, values });
    },
  });
}

/**
 * Talks to the destination; results are written as the next test starts. What still stands of the check before
 * is there at once.
 */
async function check(
  input: Judgement & { readonly connector: Connector; readonly values: PropertyValues },
): Promise<void> {
  const { connection, connector, run, results, evidence, values } = input;
  const { workspaceId, checkRunId } = input.job;
  const { id: connectionId, destinationType, typeVersion } = connection;
  const place = { workspaceId, connectionId, credentialVersion: run.credentialVersion };
  const { checkRun } = tenantStore({ workspaceId });
  const where = { id: checkRunId };
  const tenantKey = await getTenantKey({ workspaceId });
  const digested = { tenantKey, connectionId, destinationType, typeVersion, values };
  const standing = await findStandingResults({ ...digested, workspaceId, run, now: Date.now() });
  const soFar = () => asJson([...results, ...standing.slice(results.length).map(shown)]);
  await checkRun.update({ where, data: { state: "running", startedAt: new Date(), results: soFar() } });
  await endOnStrayError({
    signal: input.signal,
    work: async (signal) =>
      connector.check({
        values,
        standing,
        context: await destinationContext({ ...place, signal, onReplaced: input.onReplaced }),
        signal,
        onStart: async (stage) => {
          await checkRun.update({ where, data: { currentStage: stage.id, results: soFar() } });
        },
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

/** A standing result before its turn. */
function shown({ result, since }: StandingResult): SetupTestResult {
  return { ...result, standsSince: since };
}

/** Null for a credential that will never open. Anything else (no database) is thrown, and the job tried again. */
async function openOrNull(
  place: Parameters<typeof openCredential>[0],
): Promise<Readonly<Record<string, Secret>> | null> {
  try {
    return await openCredential(place);
  } catch (error) {
    if (!(error instanceof VaultError || isMissingRow(error))) throw error;
    log("error", "a credential cannot be opened", { connectionId: place.connectionId, error });
    return null;
  }
}

/** A plain copy: the store takes JSON, not readonly types. */
function asJson(results: readonly SetupTestResult[]) {
  return JSON.parse(JSON.stringify(results));
}
