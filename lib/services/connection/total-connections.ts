import "server-only";
import type { ConnectionFilter } from "@/lib/store/connection-conditions";
import { countConnections } from "@/lib/store/count-connections";

/** Up to here every count is exact and fresh. */
export const countedFresh = 1_000;
/** How long a larger count is given out again, in ms. */
const keptForMs = 60_000;
/** Filters whose counts are kept at a time. */
const keptAtMost = 1_000;

interface KeptCount {
  readonly at: number;
  readonly count: Promise<number>;
}

const holder = globalThis as { [key: symbol]: unknown };
const symbol = Symbol.for("latchkey.connection-totals");

/**
 * How many connections there are under a filter. Counting a million rows takes longer than reading a page
 * of them, so beyond 1,000 the figure may be up to a minute old, and says so.
 */
export async function totalConnections({
  filter,
}: {
  readonly filter: ConnectionFilter;
}): Promise<{ readonly count: number; readonly isExact: boolean }> {
  holder[symbol] ??= new Map<string, KeptCount>();
  const kept = holder[symbol] as Map<string, KeptCount>;
  const key = JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = kept.get(key);
  if (known !== undefined && Date.now() - known.at < keptForMs)
    return { count: await known.count, isExact: false };
  const fresh = await countConnections({ filter, atMost: countedFresh + 1 });
  if (fresh <= countedFresh) return { count: fresh, isExact: true };
  if (kept.size >= keptAtMost) kept.clear();
  const count = countConnections({ filter, atMost: 2_147_483_647 });
  kept.set(key, { at: Date.now(), count });
  count.catch(() => kept.delete(key));
  return { count: await count, isExact: false };
}
