import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { asked, cancelled, snowflake, snowflakeRoutes } from "@/e2e/rigs/vendors/snowflake";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import { browseInput } from "../testing/browse-input";
import { textOf } from "../testing/leaks";
import type { CreateContext } from "../testing/run-check";
import { browsing } from "./browsing";

const emulator = await startHttpEmulator({ routes: snowflakeRoutes });
afterAll(() => emulator.stop());

const values = {
  host: snowflake.host,
  username: snowflake.user,
  database: "shop",
  schema: "app",
  auth_method: "key_pair",
  ...snowflake.madeKey,
};
const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const origins = emulator.standIns([`https://${snowflake.host}`]);
  const http = createGuardedHttp({ tcp, signal, origins });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};
const from = browseInput({ values, createContext });
const orders = { schema: "APP", table: "ORDERS" };

async function failureOf(work: Promise<unknown> | undefined): Promise<BrowseError> {
  const error: unknown = await work?.catch((thrown: unknown) => thrown);
  if (!(error instanceof BrowseError)) throw new Error(`not refused: ${textOf(error)}`);
  expect(error.userMessage).not.toContain("hunter2-echo");
  return error;
}

test("lists tables and views, the catalogue's own ones on request", async () => {
  expect(await browsing.tables?.({ ...from, includeSystem: false })).toEqual([
    { ...orders, normalizedName: "orders", spec: "table" },
    { schema: "APP", table: 'Big "Ones"', normalizedName: "big_ones", spec: "view" },
  ]);
  const all = await browsing.tables?.({ ...from, includeSystem: true });
  expect(all?.map(({ schema }) => schema)).toContain("INFORMATION_SCHEMA");
});

test("lists columns with their keys", async () => {
  expect(await browsing.columns?.({ ...from, ...orders })).toEqual([
    { name: "ID", normalizedName: "id", dataType: "NUMBER", nullable: false, primaryKey: true },
    { name: "Größe", normalizedName: "grosse", dataType: "TEXT", nullable: true, primaryKey: false },
  ]);
});

test("a view has columns and no keys, although it cannot be asked for them", async () => {
  const columns = await browsing.columns?.({ ...from, schema: "APP", table: 'Big "Ones"' });
  expect(columns?.map(({ primaryKey }) => primaryKey)).toEqual([false, false]);
});

test("a statement without a plan is run all the same", async () => {
  const page = await browsing.query?.({ ...from, sql: "select * from unplanned" });
  expect(page).toMatchObject({ tableRefs: [] });
  expect(page?.rows).toHaveLength(1000);
});

test("a sample has at most as many rows as are asked for, as JSON can carry them", async () => {
  const limited = browseInput({ values, createContext, limits: { maxRows: 3 } });
  const page = await browsing.sample?.({ ...limited, ...orders });
  expect(page?.truncated).toBe(true);
  expect(page?.rows).toHaveLength(3);
  const [day, at] = ["2020-01-01", "2020-01-02T03:04:05"];
  expect(page?.rows[0]).toEqual([
    "12345678901234567890",
    9.5,
    true,
    day,
    `${at}.25`,
    `${at}Z`,
    Buffer.from("00ff", "hex").toString("base64"),
    null,
  ]);
  expect(page?.columns[0]).toMatchObject({ name: "ID", nullable: false });
});

test("what is over the limit of bytes is left out", async () => {
  const limited = browseInput({ values, createContext, limits: { maxBytes: 400 } });
  const page = await browsing.sample?.({ ...limited, ...orders });
  expect(page?.truncated).toBe(true);
  expect(page?.rows.length).toBeLessThan(5);
});

test("an answer that is far too large is said to be, and not read", async () => {
  const sql = "select * from orders";
  const limited = browseInput({ values, createContext, limits: { maxRows: 20_000, maxBytes: 400 } });
  const error = await failureOf(browsing.query?.({ ...limited, sql }));
  expect(error).toMatchObject({ code: "query_failed" });
  expect(error.userMessage).toContain("too large");
});

test("names that the catalogue does not list reach no statement", async () => {
  const before = asked.length;
  const table = 'ORDERS" ; drop table x --';
  for (const look of [browsing.columns, browsing.sample]) {
    expect((await failureOf(look?.({ ...from, schema: "APP", table }))).code).toBe("table_not_found");
  }
  expect(asked.slice(before).every(({ statement }) => !statement.includes("drop table"))).toBe(true);
});

test("a query runs in brackets, bounded, in the schema, and says what it reads", async () => {
  const limited = browseInput({ values, createContext, limits: { maxRows: 2 } });
  const page = await browsing.query?.({ ...limited, sql: "select * from orders -- all of them\n;" });
  expect(page).toMatchObject({ truncated: true });
  expect(page?.rows).toHaveLength(2);
  expect(page?.tableRefs).toEqual([orders, { schema: "APP", table: 'Big "Ones"' }]);
  expect(asked.at(-1)).toMatchObject({
    statement: "select * from (\nselect * from orders -- all of them\n) limit 3",
    timeout: 15,
    database: "SHOP",
    schema: "APP",
    parameters: { rows_per_resultset: "3" },
  });
});

test("SHOW runs as it is", async () => {
  const page = await browsing.query?.({ ...from, sql: "show tables" });
  expect(page).toMatchObject({ rows: [["ORDERS"]], tableRefs: [], truncated: false });
});

test.each([
  "insert into orders values (1)",
  "select 1; drop table orders",
  "with x as (select 1) select 1; select 2",
  "call wipe()",
  "execute immediate 'drop table orders'",
  "/* select */ delete from orders",
  "show tables ->> drop table orders",
  "select system$abort_session(1)",
  "select 'a\\'; drop table orders; --'",
  "select $$a$$",
  "use role accountadmin",
  "",
])("is refused before anything is sent: %s", async (sql) => {
  const before = emulator.calls.length;
  expect((await failureOf(browsing.query?.({ ...from, sql }))).code).toBe("query_refused");
  expect(emulator.calls.length).toBe(before);
});

test("a statement that fails says so in our words, with the vendor's code", async () => {
  const error = await failureOf(browsing.query?.({ ...from, sql: "select * from missing_table" }));
  expect(error).toMatchObject({ code: "query_failed", facts: [{ label: "Error code", value: "002003" }] });
});

test("a statement that does not end is cancelled", async () => {
  const limited = browseInput({ values, createContext, limits: { timeoutMs: 100 } });
  const error = await failureOf(browsing.query?.({ ...limited, sql: "select * from slow" }));
  expect(error.code).toBe("timeout");
  await expect.poll(() => cancelled.length).toBeGreaterThan(0);
});

test("a sign-in that is refused is the answer", async () => {
  const other = browseInput({ values: { ...values, username: "nobody" }, createContext });
  expect((await failureOf(browsing.tables?.({ ...other, includeSystem: false }))).code).toBe("auth_failed");
});
