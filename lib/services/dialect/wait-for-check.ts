import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";

/** How often the run is looked at, in ms. */
const lookEveryMs = 150;

/** Waits until the last check of a connection is over, for so many seconds at most. */
export async function waitForCheck(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly seconds: number;
  /** Ends when the caller is gone. */
  readonly signal: AbortSignal;
}): Promise<void> {
  const { checkRun } = tenantStore(input.caller);
  const until = Date.now() + input.seconds * 1_000;
  while (Date.now() < until && !input.signal.aborted) {
    const run = await checkRun.findFirst({
      where: { connectionId: input.id },
      orderBy: { createdAt: "desc" },
      select: { state: true },
    });
    if (run === null || run.state === "finished") return;
    await delay(lookEveryMs);
  }
}
