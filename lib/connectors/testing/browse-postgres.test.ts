import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findPostgresBinaries, startPostgres } from "@/e2e/rigs/postgres";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import auroraPostgres from "../aurora_postgres/connector";
import postgres from "../postgres/connector";
import { expectNoWayOut } from "./breakouts/expect-no-way-out";
import { postgresBreakouts } from "./breakouts/postgres-statements";
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

type Rig = Awaited<ReturnType<typeof startRig>>;

/** A server with a few tables, a file only the server may read, and three users. */
async function startRig() {
  const canary = `canary-${randomBytes(8).toString("hex")}`;
  const folder = await mkdtemp(join(tmpdir(), "latchkey-browse-"));
  await chmod(folder, 0o755);
  const file = join(folder, "secret.txt");
  await writeFile(file, canary, { mode: 0o644 });
  const server = await startPostgres({ init: setUp(file) });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const values: PropertyValues = {
    host: "127.0.0.1",
    port: server.port,
    database: "postgres",
    schema: "shop",
    username: "loader",
    password: "loader-pa55",
    ssl: "false",
    disable_ssl: true,
  };
  const root = { ...values, username: "postgres", password: server.superuser.password };
  return { server, values, root, file, canary };
}

function setUp(file: string): readonly string[] {
  return [
    "CREATE ROLE loader LOGIN PASSWORD 'loader-pa55'",
    "CREATE ROLE poor LOGIN PASSWORD 'loader-pa55'",
    "CREATE SCHEMA shop AUTHORIZATION loader",
    "CREATE TABLE shop.orders (id integer PRIMARY KEY, note text NOT NULL)",
    "INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b')",
    `CREATE TABLE shop."we""ird; DROP" ("a""b; --" numeric(10, 2), big bigint, at timestamptz, bytes bytea, yes boolean, doc jsonb)`,
    `INSERT INTO shop."we""ird; DROP" VALUES (1.50, 9007199254740993, '2026-01-02 03:04:05.123456+02', '\\x00ff', true, '{"a": 1}')`,
    "CREATE MATERIALIZED VIEW shop.totals AS SELECT count(*) AS n FROM shop.orders",
    `CREATE VIEW shop.file_view AS SELECT pg_read_file('${file}') AS content`,
    "CREATE VIEW shop.notes AS SELECT note FROM shop.orders",
    "CREATE SEQUENCE shop.counter",
    "CREATE FUNCTION shop.erase() RETURNS integer LANGUAGE plpgsql AS 'BEGIN DELETE FROM shop.orders; RETURN 1; END'",
    "CREATE PROCEDURE shop.wipe() LANGUAGE plpgsql AS 'BEGIN DELETE FROM shop.orders; END'",
    "CREATE EXTENSION IF NOT EXISTS plpgsql",
    "GRANT ALL ON ALL TABLES IN SCHEMA shop TO loader",
    "GRANT ALL ON ALL SEQUENCES IN SCHEMA shop TO loader",
  ];
}

function testBrowsing(rig: Rig): void {
  testLists(rig);
  testRows(rig);
  testBreakouts(rig);
  testCaps(rig);
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

function testBreakouts({ server, values, root, file, canary }: Rig): void {
  const statements = postgresBreakouts({ file, port: server.port });

  test.each([
    ["a superuser", root],
    ["a user who may write", values],
  ])("no way out for %s", { timeout: 60_000 }, async (_who, login) => {
    const before = await fingerprint(server);
    const from = browseInput({ values: login, createContext, limits: { timeoutMs: 5_000 } });
    expect(await expectNoWayOut({ browsing, from, statements, canary })).toBeGreaterThanOrEqual(100);
    expect(await fingerprint(server)).toEqual(before);
  });
}

/** Everything a statement could have changed: rows, the catalogue, sequences, large objects, locks. */
async function fingerprint(server: Rig["server"]): Promise<unknown> {
  const count = (table: string) =>
    `(SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} t) AS ${table.replace(".", "_")}`;
  const tables = [
    "shop.orders",
    "pg_sequences",
    "pg_class",
    "pg_attribute",
    "pg_proc",
    "pg_authid",
    "pg_namespace",
  ];
  const more = [
    "pg_largeobject_metadata",
    "pg_replication_slots",
    "pg_extension",
    "pg_description",
    "pg_db_role_setting",
  ];
  const [row] = await server.query({ sql: `SELECT ${[...tables, ...more].map(count).join(", ")}` });
  const [locks] = await server.query({
    sql: "SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory'",
  });
  return { row, locks };
}

function testCaps({ server, values }: Rig): void {
  const from = browseInput({ values, createContext });

  test("a million rows are cut after the cap, at once", async () => {
    const page = await browsing?.query?.({
      ...from,
      sql: "SELECT g, 'x' FROM generate_series(1, 1000000) g",
    });
    expect(page?.rows).toHaveLength(1000);
    expect(page?.rows.at(-1)).toEqual([1000, "x"]);
    expect(page?.truncated).toBe(true);
    const exact = await browsing?.query?.({ ...from, sql: "SELECT g FROM generate_series(1, 1000) g" });
    expect(exact?.truncated).toBe(false);
  });

  test("wide rows are cut by bytes, and a single huge value is not taken in", async () => {
    const wide = "SELECT repeat('x', 100000) FROM generate_series(1, 1000)";
    const page = await browsing?.query?.({ ...from, sql: wide });
    expect(page?.truncated).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(page?.rows))).toBeLessThan(5.1 * 1024 * 1024);
    const huge = browsing?.query?.({
      ...from,
      sql: "SELECT repeat('x', n) FROM generate_series(100000000, 100000000) n",
    });
    await expect(huge).rejects.toMatchObject({ code: "query_failed" });
  });

  test.each(["SELECT pg_sleep(60)", "SELECT count(*) FROM generate_series(1, 1000000000000)"])(
    "%s ends on the server too",
    async (sql) => {
      const short = browseInput({ values, createContext, limits: { timeoutMs: 300 } });
      await expect(browsing?.query?.({ ...short, sql })).rejects.toMatchObject({ code: "query_timeout" });
      await expect.poll(() => running(server)).toBe(0);
    },
  );

  test("many short rows do not add up to more than the time limit", async () => {
    const short = browseInput({ values, createContext, limits: { timeoutMs: 500 } });
    const sql = "SELECT pg_sleep(0.01), g FROM generate_series(1, 1000) g";
    await expect(browsing?.query?.({ ...short, sql })).rejects.toMatchObject({ code: "query_timeout" });
  });
}

async function running(server: Rig["server"]): Promise<number> {
  const sql = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'latchkey'";
  return Number((await server.query({ sql }))[0]?.n);
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
