import "server-only";
import { addDays, daysBetween, startOfDay, utcDay } from "@/lib/shared/utc-day";
import { firstOpenedDay, keepCaptureDay, lastCaptureDay } from "@/lib/store/overview/capture-days";
import { countCaptures } from "@/lib/store/overview/count-captures";
import { countStatuses } from "@/lib/store/overview/count-statuses";
import {
  firstEventDay,
  keepStatusDay,
  lastStatusDay,
  statusesFromEvents,
} from "@/lib/store/overview/status-days";
import { getStore } from "@/lib/store/store-holder";

/** Days that are made up for at most: as far as the overview looks back. */
const keptDays = 90;
/** Within this time after midnight the connections still are what they were at the day's end, in ms. */
const atMidnightMs = 10 * 60_000;
/** A session lasts at most 4 hours after it was opened: the sessions of a day are over when the next one is. */
const sessionsEndAfterDays = 2;
const everything = 2_147_483_647;

/**
 * Keeps the figures of every day that is over and not kept yet, for every workspace: connections by status at
 * the day's end, and what became of the sessions that were opened on it. Done again it changes nothing.
 */
export async function closeDays({ now }: { readonly now: Date }): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const workspaces = await getStore().prisma.workspace.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: 100,
      select: { id: true },
    });
    for (const { id: workspaceId } of workspaces) {
      await closeStatusDays({ workspaceId, now });
      await closeCaptureDays({ workspaceId, now });
    }
    const last = workspaces.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

interface CloseInput {
  readonly workspaceId: string;
  readonly now: Date;
}

/** A day that ended just now is counted as it stands; one that was missed is computed from the events. */
async function closeStatusDays({ workspaceId, now }: CloseInput): Promise<void> {
  const today = utcDay(now);
  const yesterday = addDays({ day: today, days: -1 });
  const isMidnight = now.getTime() - startOfDay({ day: today }).getTime() < atMidnightMs;
  const last = await lastStatusDay({ workspaceId });
  const first = last === null ? await firstEventDay({ workspaceId }) : addDays({ day: last, days: 1 });
  const from = first ?? (isMidnight ? yesterday : today);
  for (const day of daysBetween({
    from: latest([from, addDays({ day: today, days: -keptDays })]),
    to: yesterday,
  })) {
    const counts =
      day === yesterday && isMidnight
        ? await countStatuses({ workspaceId, atMost: everything })
        : await statusesFromEvents({ workspaceId, before: startOfDay({ day: addDays({ day, days: 1 }) }) });
    await keepStatusDay({ workspaceId, day, counts });
  }
}

async function closeCaptureDays({ workspaceId, now }: CloseInput): Promise<void> {
  const today = utcDay(now);
  const to = addDays({ day: today, days: -sessionsEndAfterDays });
  const last = await lastCaptureDay({ workspaceId });
  const first = last === null ? await firstOpenedDay({ workspaceId }) : addDays({ day: last, days: 1 });
  if (first === null) return;
  for (const day of daysBetween({ from: latest([first, addDays({ day: today, days: -keptDays })]), to })) {
    const counts = await countCaptures({
      workspaceId,
      from: startOfDay({ day }),
      to: startOfDay({ day: addDays({ day, days: 1 }) }),
      atMost: everything,
    });
    await keepCaptureDay({ workspaceId, day, counts });
  }
}

function latest(days: readonly string[]): string {
  return [...days].sort().at(-1) ?? "";
}
