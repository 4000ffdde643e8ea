import "server-only";
import type { Caller } from "@/lib/services/caller";
import type { StatusHistory } from "@/lib/shared/overview/types";
import { addDays, daysBetween, utcDay } from "@/lib/shared/utc-day";
import { countStatuses, type StatusCount } from "@/lib/store/overview/count-statuses";
import { listStatusDays, type StatusDayCount } from "@/lib/store/overview/status-days";

/** No status is counted further than this: a larger figure is shown as "more than". */
export const countedAtMost = 100_000;

/** How connections are doing, now and over the last `days` days. */
export async function getStatusHistory(input: {
  readonly caller: Caller;
  readonly days: number;
}): Promise<StatusHistory> {
  const { workspaceId } = input.caller;
  const today = utcDay(Date.now());
  const from = addDays({ day: today, days: 1 - input.days });
  const [live, kept] = await Promise.all([
    countStatuses({ workspaceId, atMost: countedAtMost + 1 }),
    listStatusDays({ workspaceId, from }),
  ]);
  const now = asRecord(live);
  const before = daysBetween({ from, to: addDays({ day: today, days: -1 }) }).flatMap((day) => {
    const rows = kept.filter((row: StatusDayCount) => row.day === day);
    return rows.length === 0 ? [] : [{ day, counts: asRecord(rows) }];
  });
  return {
    now,
    total: live.reduce((sum, { count }) => sum + count, 0),
    isCapped: live.some(({ count }) => count > countedAtMost),
    days: [...before, { day: today, counts: now }],
  };
}

function asRecord(rows: readonly StatusCount[]): StatusHistory["now"] {
  const none = { incomplete: 0, needs_verification: 0, connected: 0, invalid: 0, disabled: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
}
