import "server-only";
import { jobHandler } from "./job-handler";
import { getBoss } from "./job-queue";

const dayEnds = "day-end";
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Calls `handle` now, for what was missed while no process ran, and then right after the end of each UTC day.
 * The job of a day's end stands in the queue once, however many processes ask for it.
 */
export async function workDayEnds(input: { readonly handle: () => Promise<void> }): Promise<void> {
  const boss = getBoss();
  await boss.createQueue(dayEnds, {
    policy: "short",
    retryLimit: 10,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 3_600,
    deleteAfterSeconds: 3_600,
  });
  const handle = async () => {
    try {
      await input.handle();
    } finally {
      await sendNext();
    }
  };
  await boss.work(dayEnds, { pollingIntervalSeconds: 20 }, jobHandler({ queue: dayEnds, handle }));
  await boss.send(dayEnds, {}, { singletonKey: "now" });
}

async function sendNext(): Promise<void> {
  const next = new Date((Math.floor(Date.now() / dayMs) + 1) * dayMs);
  await getBoss().send(dayEnds, {}, { singletonKey: next.toISOString(), startAfter: next });
}
