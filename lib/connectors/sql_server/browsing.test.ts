import { afterAll, afterEach, expect, test } from "vitest";
import { shopPassword, shopServer } from "@/e2e/rigs/tds/shop-server";
import { startTdsEmulator } from "@/e2e/rigs/tds-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { BrowseLimits } from "../browsing";
import { tsqlBreakouts } from "../testing/breakouts/tsql-statements";
import { browseInput } from "../testing/browse-input";
import type { CreateContext } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const trusted = { fingerprints: () => [] };
  return { tcp, http: createGuardedHttp({ tcp, signal }), trusted, egressAddresses: [] };
};

const material = await createTlsMaterial();
const server = await startTdsEmulator({ behaviour: shopServer({ encryption: "on" }), tls: material.server });
afterAll(() => server.stop());
afterEach(() => expect.poll(() => server.openConnections()).toBe(0));

const { browsing } = connector;

function from(change: PropertyValues = {}, limits: Partial<BrowseLimits> = {}) {
  const values = {
    host: "localhost",
    port: server.port,
    database: "shop",
    username: "loader",
    password: shopPassword,
    ssl_root_cert: material.ca,
    ...change,
  };
  return browseInput({ values, createContext, limits });
}

const lines = { schema: "dbo", table: "Order Lines" };

test("lists tables, views and external tables, and those of the system when asked", async () => {
  const tables = await browsing?.tables?.({ ...from(), includeSystem: false });
  expect(tables).toEqual([
    { ...lines, normalizedName: "order_lines", spec: "table" },
    { schema: "dbo", table: "totals", normalizedName: "totals", spec: "view" },
    { schema: "lake", table: "events", normalizedName: "events", spec: "external" },
  ]);
  const all = await browsing?.tables?.({ ...from(), includeSystem: true });
  expect(all?.map(({ schema }) => schema)).toContain("sys");
});

test("describes columns as they are written in CREATE TABLE", async () => {
  const columns = await browsing?.columns?.({ ...from(), ...lines });
  expect(
    columns?.map(({ name, dataType, nullable, primaryKey }) => [name, dataType, nullable, primaryKey]),
  ).toEqual([
    ["id", "int", false, true],
    ["Größe (m)", "decimal(18,2)", true, false],
    ["note", "nvarchar(50)", true, false],
    ["body", "varchar(max)", true, false],
    ["placed", "datetime2(7)", true, false],
  ]);
});

test("samples a table that is listed, within the cap", async () => {
  const page = await browsing?.sample?.({ ...from({}, { maxRows: 5 }), ...lines });
  expect(page?.rows).toHaveLength(5);
  expect(page?.rows.slice(0, 2)).toEqual([
    ["1", null],
    ["2", "note 1"],
  ]);
  expect(page?.truncated).toBe(true);
  expect(server.batches).toContain("SELECT TOP (6) * FROM [dbo].[Order Lines]");
});

test.each(["nope", "Order Lines] DROP TABLE x --", "x' OR '1'='1"])("does not sample %s", async (table) => {
  const sample = browsing?.sample?.({ ...from(), schema: "dbo", table });
  await expect(sample).rejects.toMatchObject({ code: "table_not_found" });
  expect(server.batches.at(-1)).toContain(`N'${table.replaceAll("'", "''")}'`);
});

test("runs a query in a transaction that is not committed, within the caps", async () => {
  const before = server.batches.length;
  const sql = "SELECT id, note FROM dbo.[Order Lines]";
  const page = await browsing?.query?.({ ...from({}, { maxRows: 30 }), sql: `${sql};` });
  expect(page).toMatchObject({ truncated: false, tableRefs: [lines] });
  expect(page?.columns.map(({ name, dataType }) => [name, dataType])).toEqual([
    ["id", "nvarchar"],
    ["note", "nvarchar"],
  ]);
  expect(page?.rows).toHaveLength(30);
  const sent = server.batches.slice(before);
  expect(sent.at(-1)).toBe(sql);
  expect(sent.at(-2)).toBe("SET ROWCOUNT 31");
  expect(sent.join("\n")).toMatch(/SET LOCK_TIMEOUT 2000; BEGIN TRANSACTION/);
  expect(sent.join("\n")).not.toContain("COMMIT");
});

test("the bytes of the answer are bounded", async () => {
  const sql = "SELECT id, note FROM dbo.[Order Lines]";
  const page = await browsing
    ?.query?.({ ...from({}, { maxBytes: 200 }), sql })
    .catch((error: unknown) => error);
  const isCut =
    Reflect.get(Object(page), "truncated") === true || Reflect.get(Object(page), "code") === "query_failed";
  expect(isCut).toBe(true);
});

test("no refused statement reaches the server", async () => {
  for (const sql of tsqlBreakouts.slice(-20)) {
    const before = server.batches.length;
    await expect(browsing?.query?.({ ...from(), sql })).rejects.toMatchObject({ code: "query_refused" });
    expect(server.batches.slice(before).filter((batch) => batch === sql.trim() && sql.trim() !== "")).toEqual(
      [],
    );
  }
});

test.each([
  ["SELECT * FROM dbo.missing", "query_failed", /table that is not there/],
  ["SELECT * FROM dbo.locked", "query_failed", /holds a lock/],
])("%s fails with its reason", async (sql, code, text) => {
  const error: unknown = await browsing?.query?.({ ...from(), sql }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code, userMessage: expect.stringMatching(text) });
  expect(String(Reflect.get(Object(error), "userMessage"))).not.toContain("upstream");
});

test("a wrong password is that, and nothing else", async () => {
  const tables = browsing?.tables?.({ ...from({ password: "wrong-pa55word" }), includeSystem: false });
  await expect(tables).rejects.toMatchObject({ code: "auth_failed" });
});
