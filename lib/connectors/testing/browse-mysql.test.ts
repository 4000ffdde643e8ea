import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findMariadb, startMariadb } from "@/e2e/rigs/mariadb";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import mysql from "../mysql/connector";
import { expectNoWayOut } from "./breakouts/expect-no-way-out";
import { mysqlBreakouts } from "./breakouts/mysql-statements";
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

type Rig = Awaited<ReturnType<typeof startRig>>;

/** A server with a few tables, a folder it may write to, and two users. */
async function startRig() {
  const canary = `canary-${randomBytes(8).toString("hex")}`;
  const folder = await mkdtemp(join(tmpdir(), "latchkey-browse-"));
  await chmod(folder, 0o777);
  const file = join(folder, "secret.txt");
  await writeFile(file, canary);
  await chmod(file, 0o666);
  const server = await startMariadb({ init: setUp() });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const values: PropertyValues = {
    host: "127.0.0.1",
    port: server.port,
    connection_database: "shop",
    write_database: "shop",
    username: "loader",
    password: "loader-pa55",
    disable_ssl: true,
  };
  const root = { ...values, username: "root", password: server.superuser.password };
  return { server, values, root, folder, file, canary };
}

function setUp(): readonly string[] {
  return [
    "CREATE DATABASE shop",
    "CREATE TABLE shop.orders (id int PRIMARY KEY, note varchar(20) NOT NULL)",
    "INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b')",
    "CREATE TABLE shop.heap (id int) ENGINE=MyISAM",
    "CREATE TABLE shop.`we``ird; DROP` (`a``b; --` decimal(10, 2), big bigint unsigned, at timestamp(6) NULL, day datetime, bytes varbinary(9), doc json)",
    "INSERT INTO shop.`we``ird; DROP` VALUES (1.5, 18446744073709551615, '2026-01-02 03:04:05.123456', '2026-01-02 03:04:05', X'00ff', '{\"a\": 1}')",
    "CREATE VIEW shop.notes AS SELECT note FROM shop.orders",
    "CREATE SEQUENCE shop.counter",
    "CREATE FUNCTION shop.erase() RETURNS int MODIFIES SQL DATA BEGIN DELETE FROM shop.orders; DELETE FROM shop.heap; RETURN 1; END",
    "CREATE PROCEDURE shop.wipe() DELETE FROM shop.orders",
    "CREATE USER loader IDENTIFIED BY 'loader-pa55'",
    "GRANT ALL ON shop.* TO loader",
    "GRANT FILE ON *.* TO loader",
  ];
}

function testBrowsing(rig: Rig): void {
  testLists(rig);
  testRows(rig);
  testBreakouts(rig);
  testCaps(rig);
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

function testBreakouts({ server, values, root, file, folder, canary }: Rig): void {
  const statements = mysqlBreakouts({ file, out: join(folder, "out.txt") });

  test.each([
    ["root", root],
    ["a user who may write tables and files", values],
  ])("no way out for %s", { timeout: 60_000 }, async (_who, login) => {
    const before = await fingerprint({ server, folder });
    const from = browseInput({ values: login, createContext, limits: { timeoutMs: 5_000 } });
    expect(await expectNoWayOut({ browsing, from, statements, canary })).toBeGreaterThanOrEqual(100);
    expect(await fingerprint({ server, folder })).toEqual(before);
  });
}

/** Everything a statement could have changed: rows, the catalogue, users, global settings, files. */
async function fingerprint({ server, folder }: Pick<Rig, "server" | "folder">): Promise<unknown> {
  const looks = [
    "CHECKSUM TABLE shop.orders, shop.heap, shop.counter, mysql.global_priv, mysql.proc, mysql.func, mysql.plugin",
    "SELECT table_schema, table_name, table_type FROM information_schema.tables ORDER BY 1, 2",
    "SELECT * FROM information_schema.global_variables WHERE variable_name NOT LIKE 'gtid%' ORDER BY 1",
  ];
  const found = [];
  for (const sql of looks) found.push(await server.query({ sql }));
  return [found, await readdir(folder)];
}

function testCaps({ server, values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("a million rows are cut after the cap, at once", async () => {
    const page = await browsing?.query?.({
      ...from,
      sql: "SELECT seq, 'x' FROM seq_1_to_1000000 LIMIT 999999",
    });
    expect(page?.rows).toHaveLength(1000);
    expect(page?.rows.at(-1)).toEqual([1000, "x"]);
    expect(page?.truncated).toBe(true);
    const exact = await browsing?.query?.({ ...from, sql: "SELECT seq FROM seq_1_to_1000" });
    expect(exact?.truncated).toBe(false);
    await expect.poll(() => running(server)).toBe(0);
  });

  test("wide rows are cut by bytes", async () => {
    const wide = "SELECT repeat('x', 100000) FROM seq_1_to_1000";
    const page = await browsing?.query?.({ ...from, sql: wide });
    expect(page?.truncated).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(page?.rows))).toBeLessThan(5.1 * 1024 * 1024);
    const small = { ...from, limits: { ...from.limits, maxBytes: 100_000 } };
    const huge = browsing?.query?.({ ...small, sql: "SELECT repeat('x', 10000000)" });
    await expect(huge).rejects.toMatchObject({ code: "query_failed" });
  });

  test.each([
    "SELECT SLEEP(60)",
    "SELECT count(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b WHERE a.seq <> b.seq",
    "SELECT max(BENCHMARK(1e9, md5(seq))) FROM seq_1_to_1000000",
  ])("%s ends on the server too", async (sql) => {
    const short = browseInput({ values, createContext, limits: { timeoutMs: 300 } });
    const error: unknown = await browsing?.query?.({ ...short, sql }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "query_timeout" });
    await expect.poll(() => running(server)).toBe(0);
  });
}

async function running(server: Rig["server"]): Promise<number> {
  const sql = "SELECT 1 FROM information_schema.processlist WHERE user = 'loader'";
  return ((await server.query({ sql })) as readonly unknown[]).length;
}
