import { afterAll, expect, test } from "vitest";
import { findPostgresBinaries } from "@/e2e/rigs/postgres";
import { startPostgresShop } from "@/e2e/rigs/postgres-shop";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
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

const { browsing } = postgres;

if (isHere) testBounds(await startRig());
else test.skip("the bounds of looks into a PostgreSQL server", () => {});

type Rig = Awaited<ReturnType<typeof startPostgresShop>>;

async function startRig(): Promise<Rig> {
  const rig = await startPostgresShop();
  afterAll(() => rig.stop());
  return rig;
}

function testBounds(rig: Rig): void {
  testBreakouts(rig);
  testCaps(rig);
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
