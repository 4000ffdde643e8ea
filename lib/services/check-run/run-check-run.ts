import "server-only";
import { log } from "@/lib/config/logger";
import type { CheckRunJob } from "@/lib/jobs/job-queue";
import { openCredential } from "@/lib/services/credential/open-credential";
import { withAnswers } from "@/lib/services/destination/with-answers";
import { loadDestinationType } from "@/lib/services/destination-type/load-destination-type";
import { withSandbox } from "@/lib/services/sandbox/with-sandbox";
import { trustFirstSeen } from "@/lib/services/trust/trust-first-seen";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import { judgeResults } from "@/lib/shared/setup-test/judge-results";
import type { CheckRunOutcome } from "@/lib/shared/setup-test/types";
import { isMissingRow, tenantStore } from "@/lib/store/tenant-store";
import type { Secret } from "@/lib/vault/secret";
import { VaultError } from "@/lib/vault/vault-error";
import { blockedResult } from "./blocked-result";
import { findCheckedVersion } from "./find-checked-version";
import { finishCheckRun } from "./finish-check-run";
import { isAsleep } from "./is-asleep";
import { noteEnd } from "./note-end";
import { observeCheckRun } from "./observe-check-run";
import { runTests, type TestsInput } from "./run-tests";
import { waitForWaking } from "./wait-for-waking";

/**
 * Carries out a queued check run: opens the credential, talks to the destination, writes each result as
 * it comes. A job given out twice starts over; a finished run is left alone. One that finds its destination asleep
 * is given out again a moment later.
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

/** @returns the outcome; `waiting` where it goes on later, null for a version that was superseded */
async function carryOut(input: {
  readonly job: CheckRunJob;
  readonly signal: AbortSignal;
  readonly run: Judgement["run"] & { readonly connectionId: string };
  readonly connection: Judgement["connection"] &
    Parameters<typeof findCheckedVersion>[0]["connection"] &
    Parameters<typeof trustFirstSeen>[0]["flags"];
}): Promise<CheckRunOutcome | "waiting" | null> {
  const { job, run, connection } = input;
  const { workspaceId, checkRunId } = input.job;
  const store = tenantStore({ workspaceId });
  const { connectionId, credentialVersion: version } = run;
  let checked = await findCheckedVersion({ store, connection, version });
  let found: Found = { results: [], evidence: [] };
  let sleeps = false;
  if (checked !== null) {
    const before = checked;
    const { config } = before;
    const onReplaced = (wrappedKey: string) => {
      checked = { ...before, wrappedKey };
    };
    sleeps = await judge({ ...input, run, connection, config, ...found, onReplaced });
    // A tunnel and a server behind it are two peers: each may stop the check once.
    while (await trustFirstSeen({ workspaceId, connectionId, flags: connection, results: found.results })) {
      found = { results: [], evidence: [] };
      sleeps = await judge({ ...input, run, connection, config, ...found, onReplaced });
    }
  }
  if (sleeps && (await waitForWaking({ job, run, results: found.results }))) return "waiting";
  await finishCheckRun({ workspaceId, connectionId, checked, checkRunId, ...found });
  log("info", "check run finished", { workspaceId, connectionId, checkRunId });
  return checked === null ? null : judgeResults(found);
}

type Found = Pick<TestsInput, "results" | "evidence">;

interface Judgement extends Omit<TestsInput, "connector" | "values"> {
  readonly connection: TestsInput["connection"] & { readonly sandbox: boolean };
  /** Plain answers of the version under check. */
  readonly config: unknown;
}

/** Checks the connection, or says why it cannot be checked. @returns whether it was found asleep */
async function judge(input: Judgement): Promise<boolean> {
  const { run, connection, results } = input;
  const plan = run.plan as StartedCheck["plan"];
  const { workspaceId } = input.job;
  const { requestedBy } = run;
  const found = await loadDestinationType(connection);
  const connector = found && (await withSandbox({ workspaceId, connector: found, connection, requestedBy }));
  if (connector === undefined) {
    results.push(blockedResult({ plan, code: "type_unavailable" }));
    return false;
  }
  const opened = await openOrNull({
    workspaceId,
    connectionId: connection.id,
    credentialVersion: run.credentialVersion,
  });
  if (opened === null) {
    results.push(blockedResult({ plan, code: "credential_unreadable" }));
    return false;
  }
  return withAnswers({
    schema: connector.schema,
    config: input.config,
    opened,
    work: async (values) => {
      const { workspaceId } = input.job;
      const place = { workspaceId, connectionId: connection.id, credentialVersion: run.credentialVersion };
      await noteEnd({ ...place, connector, values });
      await runTests({ ...input, connector, values });
      return isAsleep({ connector, values, results });
    },
  });
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
