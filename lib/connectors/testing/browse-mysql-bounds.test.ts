import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findMariadb } from "@/e2e/rigs/mariadb";
import { startMariadbShop } from "@/e2e/rigs/mariadb-shop";
import { requireRig } from "@/e2e/rigs/require-rig";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
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

const { browsing } = mysql;

if (isHere) testBounds(await startRig());
else test.skip("the bounds of looks into a MariaDB server", () => {});

type Rig = Awaited<ReturnType<typeof startMariadbShop>>;

async function startRig(): Promise<Rig> {
  const rig = await startMariadbShop();
  afterAll(() => rig.stop());
  return rig;
}

function testBounds(rig: Rig): void {
  testBreakouts(rig);
  testCaps(rig);
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
