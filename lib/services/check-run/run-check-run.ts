import "server-only";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/config/logger";
import { loadConnector } from "@/lib/connectors/registry.generated";
import type { CheckRunJob } from "@/lib/jobs/job-queue";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { openCredential } from "@/lib/services/credential/open-credential";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext, TrustedPeers } from "@/lib/shared/setup-test/context";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { tenantStore } from "@/lib/store/tenant-store";
import type { Secret } from "@/lib/vault/secret";
import { finishCheckRun } from "./finish-check-run";

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
  const connector = await loadConnector(connection.destinationType);
  if (connector === undefined) return;
  await store.checkRun.update({
    where: { id: checkRunId },
    data: { state: "running", startedAt: new Date(), results: [] },
  });

  const { connectionId, credentialVersion } = run;
  const opened = await openCredential({ workspaceId, connectionId, credentialVersion });
  const results: SetupTestResult[] = [];
  try {
    await connector.check({
      values: { ...(connection.config as PropertyValues), ...reveal(opened) },
      context: await checkContext({ workspaceId, connectionId, signal: input.signal }),
      signal: input.signal,
      onStart: async (stage) => {
        await store.checkRun.update({
          where: { id: checkRunId },
          data: { currentStage: stage.id, results: asJson(results) },
        });
      },
      onResult: (result) => {
        results.push(result);
      },
      // The log keeps class, code and frames of it: a driver's message may hold what was typed.
      onUnexpectedError: (error) => log("error", "a setup test broke", { workspaceId, checkRunId, error }),
    });
  } finally {
    for (const secret of Object.values(opened)) secret.wipe();
  }
  await finishCheckRun({ workspaceId, checkRunId, connectionId, credentialVersion, results });
  log("info", "check run finished", { workspaceId, connectionId, checkRunId });
}

function reveal(opened: Readonly<Record<string, Secret>>): PropertyValues {
  return Object.fromEntries(Object.entries(opened).map(([name, secret]) => [name, secret.reveal()]));
}

/** What the run may use to reach the destination: the guarded dialer, and what a person has approved. */
async function checkContext(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly signal: AbortSignal;
}): Promise<Omit<CheckContext, "signal">> {
  const env = getEnv();
  const policy = parseEgressPolicy({ allowedCidrs: env.allowedNetworks });
  const tcp = createGuardedTcp({ policy, signal: input.signal });
  return {
    tcp,
    http: createGuardedHttp({ tcp, signal: input.signal, origins: env.providerOrigins }),
    trusted: await trustedPeers(input),
    egressAddresses: env.egressAddresses,
  };
}

/** A plain copy: the store takes JSON, not readonly types. */
function asJson(results: readonly SetupTestResult[]) {
  return JSON.parse(JSON.stringify(results));
}

async function trustedPeers(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
}): Promise<TrustedPeers> {
  const rows = await tenantStore(input).trustApproval.findMany({
    where: { connectionId: input.connectionId, revokedAt: null },
  });
  return {
    fingerprints: ({ kind, host, port }) =>
      rows
        .filter((row) => row.kind === kind && row.host === host && row.port === port)
        .map((row) => row.fingerprint),
  };
}
