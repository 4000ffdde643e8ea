import "server-only";
import { accessSync, constants, statSync } from "node:fs";
import type { Env } from "@/lib/config/env";
import { StartError } from "@/lib/shared/errors/start-error";
import { findWriteGrant } from "@/lib/store/find-write-grant";
import { openStore } from "@/lib/store/open-store";
import { setStore } from "@/lib/store/store-holder";
import { openMetrics } from "@/lib/telemetry/open-metrics";

/**
 * Opens what a process needs that only serves: a database it may read. Whatever is in its reach is in the reach of
 * who takes it over, so it does not start where that is more than it needs.
 * @throws StartError `serves_too_much`: one sentence for the operator
 */
export async function startServing({ env }: { readonly env: Env }): Promise<void> {
  refuseKeys(env);
  const store = await openStore({ databaseUrl: env.databaseUrl, dataDir: env.dataDir });
  try {
    setStore({ store });
    const grant = await findWriteGrant({ store });
    if (grant !== null) throw tooMuch(writes(grant));
    // The queue is the workers'.
    if (env.metricsToken !== undefined) await openMetrics({ queueDepths: async () => ({}) });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** An API key or a session that is written into the database is as good as one that was given out. */
function writes(grant: string): string {
  const what = grant === "superuser" ? "do whatever it likes in the database" : `use or write to ${grant}`;
  return `the role of its DATABASE_URL may ${what}: give it one that may only read (docs/operate/README.md has the three statements)`;
}

function refuseKeys(env: Env): void {
  if (isReadable(env.keyringPath))
    throw tooMuch(
      `it can read the keyring ${env.keyringPath}: let it run as a user who cannot, and in another folder`,
    );
  if (ownerOf(env.workerSockets ?? "") === process.getuid?.())
    throw tooMuch(
      `it runs as the user of its workers, who own ${env.workerSockets}: their memory and files are its own`,
    );
}

/** Null where there is nothing yet: who answers there later is judged then. */
function ownerOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.uid ?? null;
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function tooMuch(why: string): StartError {
  return new StartError({
    code: "serves_too_much",
    userMessage: `A process with LATCHKEY_MODE=web is to reach no secrets, but ${why}.`,
  });
}
