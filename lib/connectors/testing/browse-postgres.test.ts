import { afterAll, expect, test } from "vitest";
import { findPostgresBinaries } from "@/e2e/rigs/postgres";
import { startPostgresShop } from "@/e2e/rigs/postgres-shop";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import auroraPostgres from "../aurora_postgres/connector";
import postgres from "../postgres/connector";
import { browseInput } from "./browse-input";
import type { CreateContext } from "./run-check";

const isHere = requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null });

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const trusted = { fingerprints: () => [] };
  return { tcp, http: createGuardedHttp({ tcp, signal }), trusted, egressAddresses: [] };
};

if (isHere) testBrowsing(await startRig());
else test.skip("looking into a PostgreSQL server", () => {});

type Rig = Awaited<ReturnType<typeof startPostgresShop>>;

async function startRig(): Promise<Rig> {
  const rig = await startPostgresShop();
  afterAll(() => rig.stop());
  return rig;
}

function testBrowsing(rig: Rig): void {
  testLists(rig);
  testRows(rig);
  testAnswers(rig);
  testRefusedSignIn(rig);
}

const { browsing } = postgres;

function testLists({ values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("lists tables that may be read, system ones only when asked for", async () => {
    const tables = (await browsing?.tables?.({ ...from, includeSystem: false })) ?? [];
    expect(tables.map(({ table, spec }) => [table, spec])).toEqual([
      ["file_view", "view"],
      ["notes", "view"],
      ["orders", "table"],
      ["totals", "materialized_view"],
      ['we"ird; DROP', "table"],
    ]);
    expect(tables.at(-1)).toMatchObject({ schema: "shop", normalizedName: "we_ird_drop" });
    const all = (await auroraPostgres.browsing?.tables?.({ ...from, includeSystem: true })) ?? [];
    expect(all.some(({ schema }) => schema === "pg_catalog")).toBe(true);
    const poor = browseInput({ values: { ...values, username: "poor" }, createContext });
    expect(await browsing?.tables?.({ ...poor, includeSystem: false })).toEqual([]);
  });

  test("lists columns with types, nullability and the primary key", async () => {
    const columns = await browsing?.columns?.({ ...from, schema: "shop", table: "orders" });
    expect(columns).toEqual([
      { name: "id", normalizedName: "id", dataType: "integer", nullable: false, primaryKey: true },
      { name: "note", normalizedName: "note", dataType: "text", nullable: false, primaryKey: false },
    ]);
  });

  test.each(["nope", 'orders"; DROP TABLE shop.orders; --', "ORDERS", ""])(
    "there is no table %j",
    async (table) => {
      for (const look of [browsing?.columns, browsing?.sample]) {
        await expect(look?.({ ...from, schema: "shop", table })).rejects.toMatchObject({
          code: "table_not_found",
        });
      }
    },
  );
}

function testRows({ values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("samples a table whose names need quoting, with every kind of value", async () => {
    const page = await browsing?.sample?.({ ...from, schema: "shop", table: 'we"ird; DROP' });
    expect(page?.rows).toEqual([
      ["1.50", "9007199254740993", "2026-01-02T01:04:05.123456Z", "AP8=", true, '{"a": 1}'],
    ]);
    expect(page?.columns[0]).toEqual({
      name: 'a"b; --',
      normalizedName: "a_b",
      dataType: "numeric(10,2)",
      nullable: true,
      primaryKey: false,
    });
    expect(page?.truncated).toBe(false);
  });

  test.each([
    ["SELECT n.note, o.id, 1 AS id FROM shop.notes n JOIN shop.orders o USING (note) ORDER BY 2;", 2],
    ['WITH a AS (SELECT \'x; y\' AS "q""; " -- comment\n) TABLE a', 1],
    ["(VALUES (1), (2)) /* done */", 2],
    ["SELECT u.id & 1, '\\x' FROM shop.orders u WHERE false", 0],
  ])("%s", async (sql, count) => {
    const page = await browsing?.query?.({ ...from, sql });
    expect(page?.rows).toHaveLength(count);
  });
}

function testAnswers({ values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("says what a result's columns are, and which tables were read", async () => {
    const sql =
      "SELECT id, note || 'x' AS \"Not e\" FROM shop.notes JOIN shop.orders USING (note) ORDER BY id";
    const page = await browsing?.query?.({ ...from, sql });
    expect(page).toEqual({
      columns: [
        { name: "id", normalizedName: "id", dataType: "integer", nullable: false, primaryKey: true },
        { name: "Not e", normalizedName: "not_e", dataType: "text", nullable: true, primaryKey: false },
      ],
      rows: [
        [1, "ax"],
        [2, "bx"],
      ],
      truncated: false,
      tableRefs: [{ schema: "shop", table: "orders" }],
    });
  });

  test("a mistake is told by its number and place, not in the server's words", async () => {
    const sql = "SELECT nope_nope FROM shop.orders";
    const error: unknown = await browsing?.query?.({ ...from, sql }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "query_failed",
      userMessage: "The statement names a column that is not there.",
    });
    expect(JSON.stringify(error)).not.toContain("nope_nope");
  });
}

function testRefusedSignIn({ values }: Rig): void {
  test("what keeps the check from signing in is told by its own code", async () => {
    const code = (over: PropertyValues) =>
      browsing
        ?.tables?.({
          ...browseInput({ values: { ...values, ...over }, createContext }),
          includeSystem: false,
        })
        .catch((error: { code: string }) => error.code);
    expect(await code({ password: "wrong-pa55word" })).toBe("auth_failed");
    expect(await code({ database: "nope" })).toBe("database_not_found");
    expect(await code({ host: "169.254.169.254" })).toBe("address_not_allowed");
    expect(await code({ port: 1 })).toBe("connection_refused");
    expect(await code({ ssl: "true" })).toBe("tls_not_supported");
  });
}
