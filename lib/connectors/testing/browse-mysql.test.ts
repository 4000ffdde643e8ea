import { afterAll, expect, test } from "vitest";
import { findMariadb } from "@/e2e/rigs/mariadb";
import { startMariadbShop } from "@/e2e/rigs/mariadb-shop";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import mysql from "../mysql/connector";
import { browseInput } from "./browse-input";
import type { CreateContext } from "./run-check";

const isHere = requireRig({ name: "MariaDB", found: findMariadb() !== null });

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const trusted = { fingerprints: () => [] };
  return { tcp, http: createGuardedHttp({ tcp, signal }), trusted, egressAddresses: [] };
};

if (isHere) testBrowsing(await startRig());
else test.skip("looking into a MariaDB server", () => {});

type Rig = Awaited<ReturnType<typeof startMariadbShop>>;

async function startRig(): Promise<Rig> {
  const rig = await startMariadbShop();
  afterAll(() => rig.stop());
  return rig;
}

function testBrowsing(rig: Rig): void {
  testLists(rig);
  testRows(rig);
}

const { browsing } = mysql;

function testLists({ values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("lists tables, system ones only when asked for", async () => {
    const tables = (await browsing?.tables?.({ ...from, includeSystem: false })) ?? [];
    expect(tables.map(({ schema, table, spec }) => [schema, table, spec])).toEqual([
      ["shop", "heap", "table"],
      ["shop", "notes", "view"],
      ["shop", "orders", "table"],
      ["shop", "we`ird; DROP", "table"],
    ]);
    const all = (await browsing?.tables?.({ ...from, includeSystem: true })) ?? [];
    expect(all.some(({ schema }) => schema === "information_schema")).toBe(true);
  });

  test("lists columns with types, nullability and the primary key", async () => {
    const columns = await browsing?.columns?.({ ...from, schema: "shop", table: "orders" });
    expect(columns).toEqual([
      { name: "id", normalizedName: "id", dataType: "int(11)", nullable: false, primaryKey: true },
      { name: "note", normalizedName: "note", dataType: "varchar(20)", nullable: false, primaryKey: false },
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

  test("samples a table whose names need quoting, with every kind of value", async () => {
    const page = await browsing?.sample?.({ ...from, schema: "shop", table: "we`ird; DROP" });
    expect(page?.rows).toHaveLength(1);
    expect(page?.rows[0]?.slice(0, 2)).toEqual(["1.50", "18446744073709551615"]);
    expect(page?.rows[0]?.[2]).toMatch(/^2026-01-0\dT\d\d:04:05\.123456Z$/);
    expect(page?.rows[0]?.slice(3)).toEqual(["2026-01-02T03:04:05", "AP8=", '{"a": 1}']);
    expect(page?.columns[0]).toMatchObject({ name: "a`b; --", normalizedName: "a_b", dataType: "decimal" });
  });

  test.each([
    ["SELECT n.note, o.id, 1 AS id FROM notes n JOIN orders o USING (note) ORDER BY o.id DESC;", [2, 1]],
    ["WITH a AS (SELECT 'x; y' `q``; `, 7 b -- comment\n) SELECT b, b FROM a # done", [7]],
    ["(SELECT 0, id FROM orders WHERE id = 1) UNION (SELECT 0, 5) /* done */", [1, 5]],
    ["TABLE orders", ["a", "b"]],
    ["SELECT 1, '\\\\x' FROM orders WHERE false", []],
  ])("%s", async (sql, second) => {
    const page = await browsing?.query?.({ ...from, sql }).catch((error: { code: string }) => error.code);
    if (sql.startsWith("TABLE") && page === "query_failed") return;
    expect(typeof page === "object" && page.rows.map((row) => row[1])).toEqual(second);
  });

  test("says what a result's columns are, and which tables were named", async () => {
    const sql = "SELECT o.id, concat(note, 'x') `Not e` FROM shop.orders AS o, `heap` WHERE false";
    const page = await browsing?.query?.({ ...from, sql });
    expect(page).toMatchObject({
      columns: [
        { name: "id", dataType: "long", nullable: false },
        { name: "Not e", normalizedName: "not_e", dataType: "varchar" },
      ],
      rows: [],
      truncated: false,
      tableRefs: [
        { schema: "shop", table: "orders" },
        { schema: "shop", table: "heap" },
      ],
    });
  });
}
