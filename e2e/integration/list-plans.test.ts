import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConnectionSort } from "@/lib/store/connection-conditions";
import { pageConnections, pageStatement } from "@/lib/store/page-connections";
import { runSql } from "@/lib/store/run-sql";
import { searchConnections } from "@/lib/store/search-connections";
import { fillConnections } from "../rigs/fill-connections";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "../rigs/postgres";
import { requireRig } from "../rigs/require-rig";
import { createFolders } from "./fixtures/databases";
import { startTestInstance, type TestInstance } from "./fixtures/instance";

const database = "latchkey";
const count = 20_000;
/** As the service asks: a page of 50, and one row more to know whether there is another. */
const limit = 51;
const sorts = ["name", "created_at", "updated_at", "last_verified_at", "status", "provider"] as const;
const filters = {
  none: {},
  status: { status: "connected" },
  provider: { provider: "postgres" },
  recipient: { recipientId: "00000000-0000-4000-8000-000000000007" },
  reason: { reason: "auth_failed" },
  "status and provider": { status: "connected", provider: "postgres" },
} as const;

/** Where the page far in starts, near the end of what the filter leaves. */
const offsets = {
  none: 19_000,
  status: 12_500,
  provider: 3_000,
  recipient: 150,
  reason: 1_200,
  "status and provider": 2_000,
};
/** From none to more than a few, and pages that lie near and far in the order. */
const searches = [
  ...["no such thing", "woodgrove bank", "prod", "a"].flatMap((text) =>
    sorts.map((sort) => ({ text, sort, direction: "desc" as const, size: 51 })),
  ),
  { text: "ar", sort: "name" as const, direction: "asc" as const, size: 1_001 },
];
/** Of an index that is entered where the page starts. */
const indexBlocks = 16;

interface PlanNode {
  readonly "Node Type": string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly PlanNode[];
}

describe.skipIf(!requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null }))(
  "plans of the list of connections",
  () => {
    let rig: PostgresRig;
    let folders: Awaited<ReturnType<typeof createFolders>>;
    let instance: TestInstance;
    /** All connections, by the order they are in. */
    const everything = new Map<string, Awaited<ReturnType<typeof pageConnections>>>();

    beforeAll(async () => {
      rig = await startPostgres({ init: [`create database ${database}`] });
      folders = await createFolders();
      const { username, password } = rig.superuser;
      const url = `postgres://${username}:${password}@${rig.host}:${rig.port}/${database}`;
      instance = await startTestInstance({
        settings: { LATCHKEY_DATA_DIR: folders.next(), DATABASE_URL: url },
      });
      await fillConnections({ rig, database, ...instance.caller, count, perRecipient: 200 });
    });
    afterAll(async () => {
      await instance.stop();
      await Promise.all([rig.stop(), folders.remove()]);
    });

    /** A page of a list, and how far in it starts. */
    const requestOf = (input: {
      readonly sort: ConnectionSort;
      readonly direction: "asc" | "desc";
      readonly filter: keyof typeof filters;
    }) => ({
      ...input,
      filter: {
        workspaceId: instance.caller.workspaceId,
        ...filters[input.filter],
      },
      after: null,
      offset: 0,
      limit,
    });

    const plan = async (statement: ReturnType<typeof pageStatement>) => {
      const text = `explain (analyze, buffers, format json) ${statement.text}`;
      const [row] = await runSql<{ "QUERY PLAN": readonly [{ readonly Plan: PlanNode }] }>({
        ...statement,
        text,
      });
      return nodesOf(row?.["QUERY PLAN"][0].Plan as PlanNode);
    };

    const placeOf = async (request: ReturnType<typeof requestOf>) => {
      const [row] = await pageConnections({ ...request, limit: 1 });
      if (row === undefined) throw new Error("there is no page there");
      return { value: row.position, id: row.id };
    };

    const lists = sorts.flatMap((sort) =>
      (["asc", "desc"] as const).flatMap((direction) =>
        (Object.keys(filters) as (keyof typeof filters)[]).map((filter) => ({ sort, direction, filter })),
      ),
    );

    test.each(lists)("an index gives two pages at most: $sort $direction, filter $filter", async (list) => {
      const first = requestOf(list);
      const backwards = {
        ...first,
        direction: list.direction === "asc" ? ("desc" as const) : ("asc" as const),
      };
      const deep = { ...first, after: await placeOf({ ...first, offset: offsets[list.filter] }) };
      const last = { ...first, after: await placeOf({ ...backwards, offset: limit }) };
      for (const request of [first, deep, last]) {
        const nodes = await plan(pageStatement(request));
        const names = nodes.map((node) => node["Node Type"]).join();
        expect(names).toMatch(/Index Scan/);
        expect(names).not.toMatch(/Sort|Bitmap|Seq Scan/);
        for (const node of nodes) expect(rowsRead(node), JSON.stringify(node)).toBeLessThanOrEqual(2 * limit);
        // Rows that the index itself leaves out are counted nowhere; its blocks are.
        const blocks = list.filter === "status and provider" ? 2 * limit : limit + indexBlocks;
        expect(blocksRead(nodes), JSON.stringify(nodes)).toBeLessThanOrEqual(blocks);
      }
    });

    test.each(searches)(
      "a search finds what reading everything finds: $text, $sort $direction",
      async (asked) => {
        const { text, size, ...list } = asked;
        const request = { ...requestOf({ ...list, filter: "none" }), limit: size };
        // The order is not what is judged here, so the rows of the list itself are looked through.
        const order = `${list.sort} ${list.direction}`;
        const all = everything.get(order) ?? (await pageConnections({ ...request, limit: count }));
        everything.set(order, all);
        const matching = all.filter(({ json }) => {
          const { name, slug } = JSON.parse(json) as { readonly name: string; readonly slug: string };
          return `${name}\n${slug}`.toLowerCase().includes(text);
        });
        const found = await searchConnections({ ...request, search: text });
        expect(found.count).toBe(matching.length > 1_000 ? null : matching.length);
        expect(idsOf(found.rows)).toEqual(idsOf(matching.slice(0, size)));
        const from = matching[size - 1];
        if (from === undefined) return;
        const after = { value: from.position, id: from.id };
        const next = await searchConnections({ ...request, after, search: text });
        expect(idsOf(next.rows)).toEqual(idsOf(matching.slice(size, 2 * size)));
      },
    );

    test("the measure finds a page that is read by leaving out what comes before it", async () => {
      const request = { ...requestOf({ sort: "name", direction: "asc", filter: "none" }), offset: 1_000 };
      const nodes = await plan(pageStatement(request));
      expect(Math.max(...nodes.map(rowsRead))).toBeGreaterThan(1_000);
    });
  },
);

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function rowsRead(node: PlanNode): number {
  const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return (node["Actual Rows"] + removed) * node["Actual Loops"];
}

/** The uppermost node's figure includes those below it. */
function blocksRead([node]: readonly PlanNode[]): number {
  return (node?.["Shared Hit Blocks"] ?? 0) + (node?.["Shared Read Blocks"] ?? 0);
}
