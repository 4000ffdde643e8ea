import { median } from "../kit/median.ts";
import { type Row, ratioRow } from "../kit/row.ts";
import type { ListQuery } from "./list-worker.ts";
import type { ListWorker } from "./start-list-worker.ts";

const sorts = ["name", "created_at", "updated_at", "last_verified_at", "status", "provider"] as const;
const directions = ["asc", "desc"] as const;
const orders = sorts.flatMap((sort) => directions.map((direction) => ({ sort, direction })));
const places = ["first", "middle", "last"] as const;
const pageSize = 50;
/** Calls in a row before the other size has its turn. */
const callsPerTurn = 8;
const turnsPerRound = 2;
/** What misses its limit is measured again with this many times as many calls: one in 150 does by chance. */
const secondLook = 4;

/** Those a large installation filters by. Each has more than two pages at a thousand connections, too. */
const filters: Readonly<Record<string, ListQuery>> = {
  none: {},
  status: { status: "invalid" },
  provider: { provider: "snowflake" },
  recipient: { recipientId: "00000000-0000-4000-8000-000000000001" },
  "status and provider": { status: "connected", provider: "postgres" },
};

interface Cell {
  readonly name: string;
  readonly few: ListQuery;
  readonly many: ListQuery;
}

interface Measured {
  readonly name: string;
  readonly few: number;
  readonly many: number;
}

/** Pages of 50 by every order, direction and filter, at the start, in the middle and at the end. */
export async function measurePages(input: {
  readonly few: ListWorker;
  readonly many: ListWorker;
  readonly rounds: number;
  readonly limit: number;
}): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const filter of Object.keys(filters)) {
    for (const place of places) {
      const measured: Measured[] = [];
      for (const order of orders) {
        const cell = await prepareCell({ ...input, ...order, filter, place });
        measured.push(await measureCell({ ...input, cell }));
      }
      rows.push(...rowsOf({ ...input, filter, place, measured }));
    }
  }
  return rows;
}

async function prepareCell(input: {
  readonly few: ListWorker;
  readonly many: ListWorker;
  readonly filter: string;
  readonly sort: string;
  readonly direction: (typeof directions)[number];
  readonly place: (typeof places)[number];
}): Promise<Cell> {
  const { filter, sort, direction, place } = input;
  const query = { ...filters[filter], sort, direction, limit: String(pageSize) };
  const [few, many] = [
    await queryAt({ worker: input.few, query, place }),
    await queryAt({ worker: input.many, query, place }),
  ];
  return { name: `${sort} ${direction}`, few, many };
}

/** The query of a page in the middle or of the last full page: by the cursor that leads there. */
async function queryAt(input: {
  readonly worker: ListWorker;
  readonly query: ListQuery;
  readonly place: (typeof places)[number];
}): Promise<ListQuery> {
  const { worker, query, place } = input;
  if (place === "first") return query;
  const { total } = await worker.ask({ query });
  const leaveOut = place === "middle" ? Math.max(0, Math.floor(total / 2) - pageSize) : total - 2 * pageSize;
  const { nextCursor } = await worker.ask({ query, leaveOut });
  if (nextCursor === null) throw new Error(`there is no ${place} page of ${JSON.stringify(query)}`);
  return { ...query, cursor: nextCursor };
}

async function measureCell(input: {
  readonly few: ListWorker;
  readonly many: ListWorker;
  readonly rounds: number;
  readonly limit: number;
  readonly cell: Cell;
}): Promise<Measured> {
  const { rounds, limit } = input;
  const first = await timeCell({ ...input, turns: rounds * turnsPerRound });
  return first.many / first.few <= limit
    ? first
    : timeCell({ ...input, turns: rounds * turnsPerRound * secondLook });
}

async function timeCell(input: {
  readonly few: ListWorker;
  readonly many: ListWorker;
  readonly turns: number;
  readonly cell: Cell;
}): Promise<Measured> {
  const { few, many, cell } = input;
  const took = { few: [] as number[], many: [] as number[] };
  for (let turn = 0; turn < input.turns; turn++) {
    took.few.push(...(await timed({ worker: few, query: cell.few })));
    took.many.push(...(await timed({ worker: many, query: cell.many })));
  }
  return { name: cell.name, few: median(took.few), many: median(took.many) };
}

async function timed(input: {
  readonly worker: ListWorker;
  readonly query: ListQuery;
}): Promise<readonly number[]> {
  const { rows, took } = await input.worker.ask({ query: input.query, times: callsPerTurn });
  if (rows !== pageSize) throw new Error(`a page of ${rows}: ${JSON.stringify(input.query)}`);
  return took;
}

/** The order with the largest ratio, and the middle one of all orders. */
function rowsOf(input: {
  readonly filter: string;
  readonly place: string;
  readonly measured: readonly Measured[];
  readonly limit: number;
}): readonly Row[] {
  const sorted = input.measured.toSorted((a, b) => a.many / a.few - b.many / b.few);
  const row = (what: string, { name, few, many }: Measured) =>
    ratioRow({
      part: "lists",
      what: `${input.place} page, filter ${input.filter}, ${what} (${name})`,
      value: many,
      unit: "ms",
      beside: { what: "1,000 rows", value: few },
      ...(what === "slowest order" ? { limit: { most: input.limit } } : {}),
    });
  const [middle, last] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  if (middle === undefined || last === undefined) return [];
  return [row("middle order", middle), row("slowest order", last)];
}
