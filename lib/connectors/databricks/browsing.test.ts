import { X509Certificate } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { asked, cancelled, databricks, databricksRoutes } from "@/e2e/rigs/vendors/databricks";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import { browseInput } from "../testing/browse-input";
import { textOf } from "../testing/leaks";
import type { CreateContext } from "../testing/run-check";
import { browsing } from "./browsing";

const { server } = await createTlsMaterial();
const emulator = await startHttpEmulator({ routes: databricksRoutes, tls: server });
afterAll(() => emulator.stop());

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const { fingerprint256 } = new X509Certificate(server.cert);
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal });
  return { tcp, http, trusted: { fingerprints: () => [fingerprint256] }, egressAddresses: [] };
};
const values = {
  host: "localhost",
  port: emulator.port,
  http_path: databricks.running,
  metastore: "unity_catalog",
  catalog: "main",
  schema: "app",
  auth_method: "oauth_client_secret_auth",
  ...databricks.client,
};
const from = browseInput({ values, createContext });
const hive = browseInput({
  values: { ...values, metastore: "hive", catalog: "hive_metastore" },
  createContext,
});
const orders = { schema: "app", table: "orders" };

async function failureOf(work: Promise<unknown> | undefined): Promise<BrowseError> {
  const error: unknown = await work?.catch((thrown: unknown) => thrown);
  if (!(error instanceof BrowseError)) throw new Error(`not refused: ${textOf(error)}`);
  expect(textOf(error)).not.toContain("hunter2-echo");
  return error;
}

test("lists tables and views, the catalogue's own ones on request", async () => {
  expect(await browsing.tables?.({ ...from, includeSystem: false })).toEqual([
    { ...orders, normalizedName: "orders", spec: "table" },
    { schema: "app", table: "totals", normalizedName: "totals", spec: "materialized_view" },
  ]);
  const all = await browsing.tables?.({ ...from, includeSystem: true });
  expect(all?.map(({ schema }) => schema)).toContain("information_schema");
});

test("lists columns with their keys", async () => {
  expect(await browsing.columns?.({ ...from, ...orders })).toEqual([
    { name: "id", normalizedName: "id", dataType: "bigint", nullable: false, primaryKey: true },
    { name: "größe", normalizedName: "grosse", dataType: "decimal(10,2)", nullable: true, primaryKey: false },
  ]);
});

test("the Hive metastore is asked in its own way", async () => {
  const tables = await browsing.tables?.({ ...hive, includeSystem: false });
  expect(tables).toEqual([{ ...orders, normalizedName: "orders", spec: "table" }]);
  const columns = await browsing.columns?.({ ...hive, ...orders });
  expect(columns?.map(({ name }) => name)).toEqual(["id"]);
  expect((await browsing.sample?.({ ...hive, ...orders }))?.rows).toHaveLength(1000);
});

test("a sample has at most as many rows as are asked for, as JSON can carry them", async () => {
  const limited = browseInput({ values, createContext, limits: { maxRows: 3 } });
  const page = await browsing.sample?.({ ...limited, ...orders });
  expect(page).toMatchObject({ truncated: true });
  expect(page?.rows).toHaveLength(3);
  const row = ["12345678901234567890", 9.5, true, "2020-01-02T03:04:05.000Z", null];
  expect(page?.rows[0]).toEqual(row);
});

test("names that the catalogue does not list reach no statement", async () => {
  const before = asked.length;
  const table = "orders` ; drop table x --";
  for (const look of [browsing.columns, browsing.sample]) {
    expect((await failureOf(look?.({ ...from, schema: "app", table }))).code).toBe("table_not_found");
  }
  expect(asked.slice(before).every(({ statement }) => !statement.includes("drop table"))).toBe(true);
});

test("a query runs in brackets, bounded, in the schema, and says what it reads", async () => {
  const limited = browseInput({ values, createContext, limits: { maxRows: 2, maxBytes: 5000 } });
  const page = await browsing.query?.({
    ...limited,
    sql: "with o as (select * from orders) select * from o",
  });
  expect(page).toMatchObject({ truncated: true });
  expect(page?.tableRefs).toEqual([orders, { schema: "app", table: "big `ones`" }]);
  expect(asked.at(-1)).toMatchObject({
    statement: "select * from (\nwith o as (select * from orders) select * from o\n) limit 3",
    catalog: "main",
    schema: "app",
    row_limit: 3,
    byte_limit: 5000,
    wait_timeout: "5s",
  });
});

test("SHOW runs as it is", async () => {
  const page = await browsing.query?.({ ...from, sql: "show tables" });
  expect(page).toMatchObject({ rows: [["orders"]], tableRefs: [], truncated: false });
});

test.each([
  "insert into orders values (1)",
  "from orders insert into x select *",
  "select 1; drop table orders",
  "execute immediate 'drop table orders'",
  "/* select */ delete from orders",
  "select http_request(conn => 'x', method => 'POST', path => '/')",
  "select reflect('java.lang.System', 'exit', 1)",
  "select ai_query('m', 'p')",
  "set use_cached_result = false",
  "",
])("is refused before any statement is sent: %s", async (sql) => {
  const before = asked.length;
  expect((await failureOf(browsing.query?.({ ...from, sql }))).code).toBe("query_refused");
  expect(asked.length).toBe(before);
});

test("a statement that fails says so in our words, with the vendor's code", async () => {
  const error = await failureOf(browsing.query?.({ ...from, sql: "select * from missing_table" }));
  const facts = [{ label: "Error code", value: "TABLE_OR_VIEW_NOT_FOUND" }];
  expect(error).toMatchObject({ code: "query_failed", facts });
});

test("a statement that does not end is cancelled", async () => {
  const limited = browseInput({ values, createContext, limits: { timeoutMs: 100 } });
  const error = await failureOf(browsing.query?.({ ...limited, sql: "select * from slow" }));
  expect(error.code).toBe("timeout");
  await expect.poll(() => cancelled.length).toBeGreaterThan(0);
});

test("a stopped warehouse is not started by looking", async () => {
  const before = asked.length;
  const stopped = browseInput({ values: { ...values, http_path: databricks.stopped }, createContext });
  expect((await failureOf(browsing.tables?.({ ...stopped, includeSystem: false }))).code).toBe("starting");
  expect(asked.length).toBe(before);
});

test("a sign-in that is refused is the answer", async () => {
  const other = browseInput({ values: { ...values, client_secret: "wrong-secret" }, createContext });
  expect((await failureOf(browsing.tables?.({ ...other, includeSystem: false }))).code).toBe("auth_failed");
});
