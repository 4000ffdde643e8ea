import "server-only";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/config/logger";
import { closeJobQueue, openJobQueue, workCheckRuns } from "@/lib/jobs/job-queue";
import { deleteOldConsents } from "@/lib/services/consent/delete-old-consents";
import { destroyOldCredentials } from "@/lib/services/credential/destroy-old-credentials";
import { deleteOldDrafts } from "@/lib/services/draft/delete-old-drafts";
import { getStore } from "@/lib/store/store-holder";

/** Checks that run at the same time in one process. */
const concurrency = 8;

/** How often what is past its time is looked for, in ms. */
const cleanUpEveryMs = 6 * 60 * 60 * 1000;

/** Opens the queue and, in the mode `all`, starts carrying out check runs. */
export async function startWorkers(): Promise<void> {
  const store = getStore();
  const { databaseUrl, mode } = getEnv();
  await openJobQueue({
    database:
      store.kind === "embedded"
        ? { kind: "embedded", pglite: store.pglite }
        : { kind: "postgresql", databaseUrl: databaseUrl ?? "" },
    works: mode === "all",
  });
  if (mode === "web") return;
  await workCheckRuns({
    concurrency,
    // Loaded with the first check: dialer and drivers would double the time to the first answer.
    handle: async (job, signal) => {
      const { runCheckRun } = await import("@/lib/services/check-run/run-check-run");
      await runCheckRun({ job, signal });
    },
  });
  setInterval(() => void cleanUp(), cleanUpEveryMs).unref();
}

async function cleanUp(): Promise<void> {
  try {
    await deleteOldDrafts();
    await deleteOldConsents();
    await destroyOldCredentials();
  } catch (error) {
    log("error", "what is past its time could not be deleted", { error });
  }
}

/** Stops taking checks and lets running ones end. */
export async function stopWorkers(): Promise<void> {
  await closeJobQueue();
}
