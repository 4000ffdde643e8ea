import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { NotFoundError } from "@/lib/services/errors";
import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeCheckRun } from "./describe-check-run";

/** How often the run's row is read, in ms: a new result shows within this time. */
const readEveryMs = 150;

/** A watcher that has seen no end after this long stops, in ms; the frame then asks again. */
const longestMs = 90_000;

/** A check run and the connection it has to be of. */
export interface WatchedRun {
  readonly workspaceId: string;
  /** Null before a session has one: it has no runs then. */
  readonly connectionId: string | null;
  readonly checkRunId: string;
}

/**
 * Tells of a check run as it goes on: a snapshot at once, one after every change, the last when it is
 * finished. Reads the row, so it works whichever process carries the run out.
 * @throws NotFoundError where the run is not of this connection
 */
export async function* watchCheckRun(
  input: WatchedRun & { readonly signal: AbortSignal },
): AsyncGenerator<CheckRunSnapshot> {
  const started = Date.now();
  let told = "";
  while (!input.signal.aborted && Date.now() - started < longestMs) {
    const snapshot = await read(input);
    const text = JSON.stringify(snapshot);
    if (text !== told) yield snapshot;
    if (snapshot.state === "finished") return;
    told = text;
    await delay(readEveryMs, undefined, { signal: input.signal }).catch(() => undefined);
  }
}

async function read({ workspaceId, connectionId, checkRunId }: WatchedRun): Promise<CheckRunSnapshot> {
  const row =
    connectionId === null
      ? null
      : await tenantStore({ workspaceId }).checkRun.findFirst({ where: { id: checkRunId, connectionId } });
  if (row === null) throw new NotFoundError({ what: "check run" });
  return describeCheckRun({ row });
}
