import "server-only";
import type { Caller } from "@/lib/services/caller";
import type { Ending } from "@/lib/shared/overview/types";
import { addDays, startOfDay, utcDay } from "@/lib/shared/utc-day";
import { listEnding } from "@/lib/store/overview/list-ending";

/** How far ahead is looked, in days. */
const lookAheadDays = 30;
/** Rows of each kind; there is another page for all of them. */
const shownOfKind = 10;
/** What ended within this many days is still shown. */
const lookBackDays = 7;

/** Keys, leases, sign-ins and certificates that end soon, the first to end first. */
export async function getEnding({ caller }: { readonly caller: Caller }): Promise<readonly Ending[]> {
  const today = utcDay(Date.now());
  const rows = await listEnding({
    workspaceId: caller.workspaceId,
    from: startOfDay({ day: addDays({ day: today, days: -lookBackDays }) }),
    to: startOfDay({ day: addDays({ day: today, days: lookAheadDays + 1 }) }),
    limit: shownOfKind,
  });
  const now = new Date();
  return rows
    .filter(({ kind, endsAt }) => kind !== "lease" || endsAt > now)
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime())
    .map(({ endsAt, ...row }) => ({ ...row, endsAt: endsAt.toISOString(), isOver: endsAt <= now }));
}
