import "server-only";
import type { Caller } from "@/lib/services/caller";
import { namesOfTypes, type TypeNames } from "@/lib/services/destination-type/names-of-types";
import type { CaptureFunnel, FunnelCounts, TypeFunnel } from "@/lib/shared/overview/types";
import { addDays, startOfDay, utcDay } from "@/lib/shared/utc-day";
import { lastCaptureDay, sumCaptureDays } from "@/lib/store/overview/capture-days";
import { type CaptureCount, countCaptures } from "@/lib/store/overview/count-captures";

/** Sessions of days not counted yet that are looked at, the newest. */
const liveAtMost = 20_000;

/** How far users came in the sessions that were opened in the last `days` days, by destination type. */
export async function getCaptureFunnel(input: {
  readonly caller: Caller;
  readonly days: number;
}): Promise<CaptureFunnel> {
  const counts = await countsOf(input);
  const types = [...new Set(counts.map(({ destinationType }) => destinationType))];
  const names = await namesOfTypes({ workspaceId: input.caller.workspaceId, types });
  const funnels = types
    .map((type) => funnelOf({ type, names, counts: counts.filter((c) => c.destinationType === type) }))
    .sort((a, b) => b.opened - a.opened || a.title.localeCompare(b.title, "en"));
  const sum = (measure: keyof FunnelCounts) => funnels.reduce((total, funnel) => total + funnel[measure], 0);
  return {
    all: {
      opened: sum("opened"),
      stepped: sum("stepped"),
      tested: sum("tested"),
      connected: sum("connected"),
    },
    types: funnels,
  };
}

/** Days that were counted, and what came after them from the sessions themselves. */
async function countsOf(input: {
  readonly caller: Caller;
  readonly days: number;
}): Promise<readonly CaptureCount[]> {
  const { workspaceId } = input.caller;
  const from = addDays({ day: utcDay(Date.now()), days: 1 - input.days });
  const last = await lastCaptureDay({ workspaceId });
  const liveFrom = last === null || last < from ? from : addDays({ day: last, days: 1 });
  const [kept, live] = await Promise.all([
    sumCaptureDays({ workspaceId, from }),
    countCaptures({
      workspaceId,
      from: startOfDay({ day: liveFrom }),
      to: new Date(),
      atMost: liveAtMost,
    }),
  ]);
  return [...kept, ...live];
}

function funnelOf(input: {
  readonly type: string;
  readonly names: TypeNames;
  readonly counts: readonly CaptureCount[];
}): TypeFunnel {
  const { type, names, counts } = input;
  const total = (measure: CaptureCount["measure"]) =>
    counts.filter((c) => c.measure === measure).reduce((sum, { count }) => sum + count, 0);
  const ranked = (measure: CaptureCount["measure"]) => {
    const sums = new Map<string, { key: string; code: string; count: number }>();
    for (const { key, code, count } of counts.filter((c) => c.measure === measure)) {
      const place = `${key}\n${code}`;
      sums.set(place, { key, code, count: (sums.get(place)?.count ?? 0) + count });
    }
    return [...sums.values()].sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));
  };
  return {
    type,
    title: names.titleOf(type),
    opened: total("opened"),
    stepped: total("stepped"),
    tested: total("tested"),
    connected: total("connected"),
    stops: ranked("stopped").map(({ key: step, count }) => ({
      step,
      title: names.stepOf({ type, step }),
      count,
    })),
    failures: ranked("failed").map(({ key: test, code, count }) => ({ test, code, count })),
  };
}
