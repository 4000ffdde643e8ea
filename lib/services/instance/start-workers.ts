import "server-only";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/config/logger";
import { workBulkRuns } from "@/lib/jobs/bulk-run-queue";
import {
  closeJobQueue,
  countReadyJobs,
  openJobQueue,
  workCheckRuns,
  workWebhooks,
} from "@/lib/jobs/job-queue";
import { workDayEnds } from "@/lib/jobs/work-day-ends";
import { workLostCheckRuns } from "@/lib/jobs/work-lost-check-runs";
import { extendAuditChains } from "@/lib/services/audit/extend-audit-chains";
import { wakeBulkRuns } from "@/lib/services/bulk-run/wake-bulk-runs";
import { deleteOldConsents } from "@/lib/services/consent/delete-old-consents";
import { destroyOldCredentials } from "@/lib/services/credential/destroy-old-credentials";
import { deleteOldDrafts } from "@/lib/services/draft/delete-old-drafts";
import { forgetKeyringFile } from "@/lib/services/key-rotation/reload-keyring";
import { removeNode } from "@/lib/services/key-rotation/report-node";
import { tendKeyring } from "@/lib/services/key-rotation/tend-keyring";
import { deleteOldSignIns } from "@/lib/services/sign-in/delete-old-sign-ins";
import { wakeOverdue } from "@/lib/services/webhook/wake-overdue";
import { getStore } from "@/lib/store/store-holder";
import { openMetrics } from "@/lib/telemetry/open-metrics";

/** Checks that run at the same time in one process. */
const concurrency = 8;

/** Webhooks that are delivered at the same time in one process. */
const deliveries = 8;

/** Acts on many connections that go on at the same time in one process. */
const bulkRuns = 2;

/** How often deliveries and bulk runs that lost their job are looked for, in ms. */
const wakeEveryMs = 15_000;

/** How often new audit entries are linked into their chains, in ms. */
const linkEveryMs = 2_000;

/** How often the keyring file is looked at, and the other processes told of this one, in ms. */
const tendEveryMs = 5_000;
/** After a start, in ms. */
const settleMs = 1_000;
let tending: NodeJS.Timeout | undefined;

/** How often what is past its time is looked for, in ms. */
const cleanUpEveryMs = 6 * 60 * 60 * 1000;

/** Opens the queue and starts working on it. @param works whether its jobs are carried out, and not queued alone */
export async function startWorkers({ works = true }: { readonly works?: boolean } = {}): Promise<void> {
  const store = getStore();
  const { databaseUrl, metricsToken } = getEnv();
  await openJobQueue({
    database:
      store.kind === "embedded"
        ? { kind: "embedded", pglite: store.pglite }
        : { kind: "postgresql", databaseUrl: databaseUrl ?? "" },
    works,
  });
  if (metricsToken !== undefined) await openMetrics({ queueDepths: countReadyJobs });
  tendRegularly();
  if (works) await workJobs();
}

/** The first time a moment after the start, which nobody has to wait for. */
function tendRegularly(): void {
  const { keyringPath, mode } = getEnv();
  const tend = () => void tendKeyring({ path: keyringPath, mode });
  setTimeout(tend, settleMs).unref();
  tending = setInterval(tend, tendEveryMs).unref();
}

async function workJobs(): Promise<void> {
  await workCheckRuns({
    concurrency,
    // Loaded with the first check: dialer and drivers would double the time to the first answer.
    handle: async (job, signal) => {
      const { runCheckRun } = await import("@/lib/services/check-run/run-check-run");
      await runCheckRun({ job, signal });
    },
  });
  await workLostCheckRuns({
    handle: async (job) => {
      const { endLostCheckRun } = await import("@/lib/services/check-run/end-lost-check-run");
      await endLostCheckRun({ job });
    },
  });
  await workWebhooks({
    concurrency: deliveries,
    handle: async (job, signal) => {
      const { deliverWebhooks } = await import("@/lib/services/webhook/deliver-webhooks");
      await deliverWebhooks({ job, signal });
    },
  });
  await startBulkRuns();
  setInterval(() => void cleanUp(), cleanUpEveryMs).unref();
  setInterval(() => void wake(), wakeEveryMs).unref();
  setInterval(() => void linkAudit(), linkEveryMs).unref();
}

async function startBulkRuns(): Promise<void> {
  await workBulkRuns({
    concurrency: bulkRuns,
    handle: async (job, signal) => {
      const { carryOutBulkRun } = await import("@/lib/services/bulk-run/carry-out-bulk-run");
      await carryOutBulkRun({ job, signal });
    },
  });
  await workDayEnds({
    handle: async () => {
      const { closeDays } = await import("@/lib/services/overview/close-days");
      await closeDays({ now: new Date() });
    },
  });
}

async function wake(): Promise<void> {
  try {
    await wakeOverdue();
    await wakeBulkRuns();
  } catch (error) {
    log("error", "lost jobs could not be looked for", { error });
  }
}

async function linkAudit(): Promise<void> {
  try {
    await extendAuditChains();
  } catch (error) {
    log("error", "the audit log could not be linked", { error });
  }
}

async function cleanUp(): Promise<void> {
  try {
    await deleteOldDrafts();
    await deleteOldConsents();
    await deleteOldSignIns();
    await destroyOldCredentials();
  } catch (error) {
    log("error", "what is past its time could not be deleted", { error });
  }
}

/** Stops taking checks and lets running ones end. */
export async function stopWorkers(): Promise<void> {
  clearInterval(tending);
  forgetKeyringFile();
  await removeNode();
  await closeJobQueue();
}
