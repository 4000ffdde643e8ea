import { afterAll, expect, test } from "vitest";
import { findClickhouse } from "@/e2e/rigs/clickhouse";
import { startClickhouseShop } from "@/e2e/rigs/clickhouse-shop";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { clickhouseBreakouts } from "../testing/breakouts/clickhouse-statements";
import { expectNoWayOut } from "../testing/breakouts/expect-no-way-out";
import { browseInput } from "../testing/browse-input";
import type { CreateContext } from "../testing/run-check";
import connector from "./connector";

const isHere = requireRig({ name: "ClickHouse", found: findClickhouse() !== null });

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const trusted = { fingerprints: () => [] };
  return { tcp, http: createGuardedHttp({ tcp, signal }), trusted, egressAddresses: [] };
};

if (isHere) testBrowsing(await startRig());
else test.skip("looking into a ClickHouse server", () => {});

type Rig = Awaited<ReturnType<typeof startClickhouseShop>>;

async function startRig(): Promise<Rig> {
  const rig = await startClickhouseShop();
  afterAll(() => rig.stop());
  return rig;
}

function testBrowsing(rig: Rig): void {
  testLists(rig);
  testRows(rig);
  testBreakouts(rig);
  testCaps(rig);
}

const { browsing } = connector;

function testLists({ values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("lists tables, system ones only when asked for, and columns", async () => {
    const tables = (await browsing?.tables?.({ ...from, includeSystem: false })) ?? [];
    expect(tables.map(({ schema, table, spec }) => [schema, table, spec])).toEqual([
      ["shop", "notes", "view"],
      ["shop", "orders", "table"],
      ["shop", "we`ird; DROP", "table"],
    ]);
    const all = (await browsing?.tables?.({ ...from, includeSystem: true })) ?? [];
    expect(all.some(({ schema }) => schema === "system")).toBe(true);
    expect(await browsing?.columns?.({ ...from, schema: "shop", table: "orders" })).toEqual([
      { name: "id", normalizedName: "id", dataType: "UInt64", nullable: false, primaryKey: true },
      {
        name: "note",
        normalizedName: "note",
        dataType: "Nullable(String)",
        nullable: true,
        primaryKey: false,
      },
    ]);
  });

  test.each(["nope", "orders` ; DROP TABLE shop.orders; -- ", "x' OR '1'='1", "\\", ""])(
    "there is no table %j",
    async (table) => {
      for (const look of [browsing?.columns, browsing?.sample]) {
        const found = look?.({ ...from, schema: "shop", table });
        await expect(found).rejects.toMatchObject({ code: "table_not_found" });
      }
    },
  );
}

function testRows({ values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("samples tables with every kind of value", async () => {
    const weird = await browsing?.sample?.({ ...from, schema: "shop", table: "we`ird; DROP" });
    expect(weird?.rows).toEqual([[1.5, "2026-01-02T03:04:05", "2026-01-02", -3]]);
    expect(weird?.columns[0]).toMatchObject({ name: "a`b", normalizedName: "a_b", dataType: "Float64" });
    const orders = await browsing?.sample?.({ ...from, schema: "shop", table: "orders" });
    expect(orders?.rows).toEqual([
      [1, "a\tb\n\\"],
      ["18446744073709551615", null],
    ]);
  });

  test.each([
    ["SELECT id, 'x; y' AS `q; ` FROM shop.orders ORDER BY id LIMIT 1; -- done", [[1, "x; y"]]],
    ["SELECT '' AS empty, 'a', '' FROM system.one", [["", "a", ""]]],
    ["SELECT 1, 'a' WHERE 0", []],
  ])("%s", async (sql, rows) => {
    const page = await browsing?.query?.({ ...from, sql });
    expect(page).toMatchObject({ rows, truncated: false });
  });

  test("names the tables of a statement", async () => {
    const sql = "SELECT count() FROM shop.orders ANY LEFT JOIN (SELECT note FROM `shop`.notes) USING note";
    const page = await browsing?.query?.({ ...from, sql });
    expect(page?.tableRefs).toEqual([
      { schema: "shop", table: "orders" },
      { schema: "shop", table: "notes" },
    ]);
  });
}

function testBreakouts({ server, values, canary, requests, webPort }: Rig): void {
  test("no way out for a user who may do everything", { timeout: 60_000 }, async () => {
    const statements = clickhouseBreakouts({ file: "secret.txt", port: webPort });
    const before = await fingerprint(server);
    const from = browseInput({ values, createContext, limits: { timeoutMs: 5_000 } });
    expect(await expectNoWayOut({ browsing, from, statements, canary })).toBeGreaterThanOrEqual(100);
    expect(await fingerprint(server)).toEqual(before);
    expect(requests).toEqual([]);
  });
}

async function fingerprint(server: Rig["server"]): Promise<unknown> {
  const looks = [
    "SELECT * FROM shop.orders ORDER BY id",
    "SELECT database, name, engine, metadata_path FROM system.tables WHERE database != 'system' ORDER BY database, name",
    "SELECT name FROM system.databases ORDER BY name",
    "SELECT name, type FROM system.columns WHERE database = 'shop' ORDER BY name",
  ];
  const found = [];
  for (const sql of looks) found.push(await server.query({ sql }));
  return found;
}

function testCaps({ server, values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("a million rows are cut after the cap, at once", async () => {
    const sql = "SELECT number, 'x' FROM system.numbers LIMIT 1000000";
    const page = await browsing?.query?.({ ...from, sql });
    expect(page?.rows).toHaveLength(1000);
    expect(page?.truncated).toBe(true);
    const exact = await browsing?.query?.({ ...from, sql: "SELECT number FROM system.numbers LIMIT 1000" });
    expect(exact).toMatchObject({ truncated: false });
    expect(exact?.rows).toHaveLength(1000);
  });

  test("wide rows are cut by bytes, and huge ones not taken in", async () => {
    const wide = (bytes: number) =>
      `SELECT arrayStringConcat(arrayMap(x -> 'xxxxxxxxxx', range(${bytes / 10}))) FROM system.numbers LIMIT 1000`;
    const page = await browsing?.query?.({ ...from, sql: wide(20_000) });
    expect(page?.truncated).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(page?.rows))).toBeLessThan(5.1 * 1024 * 1024);
    const small = { ...from, limits: { ...from.limits, maxBytes: 10_000 } };
    const huge = browsing?.query?.({ ...small, sql: wide(100_000) });
    await expect(huge).rejects.toMatchObject({ code: "query_failed" });
  });

  test.each([
    "SELECT sleep(1) FROM system.numbers LIMIT 1000000",
    "SELECT count() FROM (SELECT number FROM system.numbers LIMIT 1000000000000)",
  ])("%s ends on the server too", async (sql) => {
    const short = browseInput({ values, createContext, limits: { timeoutMs: 1_000 } });
    const error: unknown = await browsing?.query?.({ ...short, sql }).catch((thrown: unknown) => thrown);
    expect(["query_timeout", "timeout"]).toContain(Object(error).code);
    await expect.poll(() => running(server), { timeout: 5_000 }).toBe(0);
  });
}

async function running(server: Rig["server"]): Promise<number> {
  const sql =
    "SELECT count() FROM system.processes WHERE query LIKE '%numbers LIMIT 1000000%' AND query NOT LIKE '%processes%'";
  return Number(await server.query({ sql }));
}
