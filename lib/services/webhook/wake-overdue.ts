import "server-only";
import { enqueueWebhook } from "@/lib/jobs/job-queue";
import { overdueDeliveries } from "@/lib/store/claim-delivery";

/** A delivery this late has lost its job, in ms. */
const lateMs = 10_000;
/** Keys woken at a time; the rest at the next. */
const limit = 500;

/** Wakes deliveries whose job was lost with a process. @returns how many order keys */
export async function wakeOverdue(): Promise<number> {
  const overdue = await overdueDeliveries({ lateMs, limit });
  for (const job of overdue) await enqueueWebhook({ job });
  return overdue.length;
}
