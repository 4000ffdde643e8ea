import "server-only";
import { type ConnectionFilter, countConnections } from "@/lib/store/page-connections";

/** Up to here every count is exact and fresh. */
const countedFresh = 1_000;
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
  const count = await countConnections({ filter, atMost: countedFresh + 1 });
  if (count <= countedFresh) return { count, isExact: true };
  return { count: await keptCount({ filter }), isExact: false };
}

async function keptCount({ filter }: { readonly filter: ConnectionFilter }): Promise<number> {
  holder[symbol] ??= new Map<string, KeptCount>();
  const kept = holder[symbol] as Map<string, KeptCount>;
  const key = JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = kept.get(key);
  if (known !== undefined && Date.now() - known.at < keptForMs) return known.count;
  if (kept.size >= keptAtMost) kept.clear();
  const count = countConnections({ filter, atMost: 2_147_483_647 });
  kept.set(key, { at: Date.now(), count });
  count.catch(() => kept.delete(key));
  return count;
}
