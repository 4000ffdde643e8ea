import { createHash } from "node:crypto";
import { median } from "../kit/median.ts";
import type { Row } from "../kit/row.ts";
import type { ListWorker } from "./start-list-worker.ts";

/** Of the 123,456th and two other connections of `fillConnections`. */
const slugs = [123_456, 99_999, 777_777].map((row) =>
  createHash("md5").update(String(row)).digest("hex").slice(0, 8),
);

/** What is typed into a search box, from what nothing has to what every fortieth connection has. */
const searches: Readonly<Record<string, readonly string[]>> = {
  "start of a name": ["acm", "Acme", "Umbrella R", "glob", "Woodgrove Bank"],
  "part of a name": ["ytics", "robot", "Motors stag", "Zoë", "prod"],
  "one connection's slug": slugs,
  "what no connection has": ["no such thing", "acmee", "zzzz"],
};
const sorts: readonly { readonly sort: string; readonly direction: string }[] = [
  { sort: "name", direction: "asc" },
  { sort: "name", direction: "desc" },
  { sort: "created_at", direction: "desc" },
];
const callsPerTurn = 3;

/** Searches of a million connections by name and slug, in the order of names and newest first. */
export async function measureSearches(input: {
  readonly many: ListWorker;
  readonly rounds: number;
  readonly limit: number;
}): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [what, texts] of Object.entries(searches)) {
    const queries = texts.flatMap((search) => sorts.map((sort) => ({ ...sort, search })));
    const medians: { readonly name: string; readonly ms: number }[] = [];
    const all: number[] = [];
    for (const query of queries) {
      const took: number[] = [];
      for (let round = 0; round < input.rounds; round++)
        took.push(...(await input.many.ask({ query, times: callsPerTurn })).took);
      medians.push({
        name: `${query.search}, by ${query.sort} ${query.direction}`,
        ms: median(took),
      });
      all.push(...took);
    }
    const slowest = medians.toSorted((a, b) => b.ms - a.ms)[0];
    const row = { part: "lists", unit: "ms" } as const;
    rows.push({
      ...row,
      what: `search by ${what}, 1 M rows`,
      value: median(all),
      limit: { most: input.limit },
    });
    if (slowest !== undefined)
      rows.push({ ...row, what: `slowest search by ${what} (${slowest.name})`, value: slowest.ms });
  }
  return rows;
}
