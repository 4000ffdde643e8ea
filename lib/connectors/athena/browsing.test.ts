import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { asked, athena, athenaRoutes, objects, stopped } from "@/e2e/rigs/vendors/athena";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import { browseInput } from "../testing/browse-input";
import { textOf } from "../testing/leaks";
import type { CreateContext } from "../testing/run-check";
import { browsing } from "./browsing";

const emulator = await startHttpEmulator({ routes: athenaRoutes });
afterAll(() => emulator.stop());

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const urls = ["athena", "s3"].map((service) => `https://${service}.${athena.region}.amazonaws.com`);
  const http = createGuardedHttp({ tcp, signal, origins: emulator.standIns(urls) });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};
const values = {
  workgroup: "primary",
  connection_database: "shop",
  write_database: "shop",
  bucket_name: athena.bucket,
  bucket_region: athena.region,
  auth_method: "aws_access_keys",
  ...athena.good,
};
const from = browseInput({ values, createContext });
const orders = { schema: "shop", table: "orders" };

async function failureOf(work: Promise<unknown> | undefined): Promise<BrowseError> {
  const error: unknown = await work?.catch((thrown: unknown) => thrown);
  if (!(error instanceof BrowseError)) throw new Error(`not refused: ${textOf(error)}`);
  expect(error.userMessage).not.toContain("hunter2-echo");
  return error;
}

test("lists the tables of every database, page by page", async () => {
  expect(await browsing.tables?.({ ...from, includeSystem: false })).toEqual([
    { ...orders, normalizedName: "orders", spec: "external" },
    { schema: "shop", table: "totals", normalizedName: "totals", spec: "view" },
  ]);
});

test("lists columns, partitions last", async () => {
  const columns = await browsing.columns?.({ ...from, ...orders });
  expect(columns?.map(({ name, dataType }) => [name, dataType])).toEqual([
    ["id", "bigint"],
    ["größe", "string"],
    ["day", "date"],
  ]);
});

test("a sample has at most as many rows as are asked for, as JSON can carry them", async () => {
  const limited = browseInput({ values, createContext, limits: { maxRows: 3 } });
  const page = await browsing.sample?.({ ...limited, ...orders });
  expect(page).toMatchObject({ truncated: true });
  expect(page?.rows).toHaveLength(3);
  const bytes = Buffer.from("00ff", "hex").toString("base64");
  expect(page?.rows[0]).toEqual(["12345678901234567890", 9.5, true, "2020-01-02T03:04:05.000", bytes, null]);
  expect(asked.at(-1)?.QueryString).toBe('select * from "shop"."orders" limit 4');
});

test("names that the catalogue does not list reach no statement", async () => {
  const before = asked.length;
  for (const table of ["nope", "ORDERS", 'orders" union select 1 --']) {
    for (const look of [browsing.columns, browsing.sample]) {
      expect((await failureOf(look?.({ ...from, schema: "shop", table }))).code).toBe("table_not_found");
    }
  }
  expect(asked.length).toBe(before);
});

test("a query runs in the workgroup, over as many pages as it takes, and leaves nothing in the bucket", async () => {
  const limited = browseInput({ values, createContext, limits: { maxRows: 1500 } });
  const page = await browsing.query?.({ ...limited, sql: "select * from orders;" });
  expect(page).toMatchObject({ truncated: true, tableRefs: [] });
  expect(page?.rows).toHaveLength(1500);
  const started = asked.at(-1);
  expect(started).toMatchObject({ QueryString: "select * from orders", WorkGroup: "primary" });
  expect(started?.QueryExecutionContext).toEqual({ Catalog: "AwsDataCatalog", Database: "shop" });
  expect([...objects.keys()]).toEqual([]);
});

test("SHOW has no row of names to leave out", async () => {
  const page = await browsing.query?.({ ...from, sql: "show tables" });
  expect(page).toMatchObject({ rows: [["orders"]], truncated: false });
});

test.each([
  "insert into orders values (1)",
  "select 1; drop table orders",
  "unload (select 1) to 's3://lake/x'",
  "using external function f(x int) returns int lambda 'f' select f(1)",
  "create table x as select 1",
  "execute p",
  "msck repair table orders",
  "",
])("is refused before anything is sent: %s", async (sql) => {
  const before = emulator.calls.length;
  expect((await failureOf(browsing.query?.({ ...from, sql }))).code).toBe("query_refused");
  expect(emulator.calls.length).toBe(before);
});

test("what Athena takes for a write is stopped", async () => {
  const error = await failureOf(browsing.query?.({ ...from, sql: "with x as (select 1) select odd_insert" }));
  expect(error.code).toBe("query_refused");
  expect(stopped).toContain(`query-${asked.length}`);
});

test("a statement that fails says so in our words, with the vendor's code", async () => {
  const error = await failureOf(browsing.query?.({ ...from, sql: "select * from missing_table" }));
  const facts = [{ label: "Error code", value: "TABLE_NOT_FOUND" }];
  expect(error).toMatchObject({ code: "query_failed", facts });
});

test("a statement that does not end is stopped", async () => {
  const limited = browseInput({ values, createContext, limits: { timeoutMs: 100 } });
  expect((await failureOf(browsing.query?.({ ...limited, sql: "select * from slow" }))).code).toBe("timeout");
  await expect.poll(() => stopped).toContain(`query-${asked.length}`);
});

test("a sign-in that is refused is the answer", async () => {
  const other = browseInput({ values: { ...values, secret_key: "wrong-s3cret-access-key" }, createContext });
  expect((await failureOf(browsing.tables?.({ ...other, includeSystem: false }))).code).toBe("auth_failed");
});
