import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { asked, bigquery, bigqueryRoutes, cancelled } from "@/e2e/rigs/vendors/bigquery";
import { google, googleKeyFile, googleTokenRoute } from "@/e2e/rigs/vendors/google-token";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { BrowseError } from "@/lib/shared/errors/browse-error";
import { browseInput } from "../testing/browse-input";
import { textOf } from "../testing/leaks";
import type { CreateContext } from "../testing/run-check";
import { browsing } from "./browsing";

const emulator = await startHttpEmulator({ routes: [googleTokenRoute, ...bigqueryRoutes] });
afterAll(() => emulator.stop());

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const origins = emulator.standIns(["https://bigquery.googleapis.com", google.tokenUrl]);
  const http = createGuardedHttp({ tcp, signal, origins });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [] };
};
const values = {
  project_id: bigquery.project,
  schema: "analytics",
  auth_method: "gcp_service_account_key",
  service_account_key: googleKeyFile(),
};
const from = browseInput({ values, createContext });
const orders = { schema: "analytics", table: "orders" };

async function failureOf(work: Promise<unknown> | undefined): Promise<BrowseError> {
  const error: unknown = await work?.catch((thrown: unknown) => thrown);
  if (!(error instanceof BrowseError)) throw new Error(`not refused: ${textOf(error)}`);
  expect(error.userMessage).not.toContain("hunter2-echo");
  return error;
}

test("lists the tables of every dataset, page by page", async () => {
  expect(await browsing.tables?.({ ...from, includeSystem: false })).toEqual([
    { ...orders, normalizedName: "orders", spec: "table" },
    { schema: "analytics", table: "Totals", normalizedName: "totals", spec: "view" },
  ]);
  const paths = emulator.calls.map(({ path }) => path);
  expect(paths).toContain("/bigquery/v2/projects/acme-project/datasets/sticky/tables");
  expect(paths.some((path) => path.includes("_hidden"))).toBe(false);
  await browsing.tables?.({ ...from, includeSystem: true });
  expect(emulator.calls.some(({ path }) => path.includes("_hidden"))).toBe(true);
});

test("lists columns with their keys", async () => {
  const columns = await browsing.columns?.({ ...from, ...orders });
  expect(columns?.[0]).toEqual({
    name: "id",
    normalizedName: "id",
    dataType: "INTEGER",
    nullable: false,
    primaryKey: true,
  });
  expect(columns?.[4]).toMatchObject({ dataType: "ARRAY<STRING>", primaryKey: false, nullable: true });
});

test("a sample of a table runs no query, and is as JSON can carry it", async () => {
  const limited = browseInput({ values, createContext, limits: { maxRows: 3 } });
  const page = await browsing.sample?.({ ...limited, ...orders });
  expect(page).toMatchObject({ truncated: true });
  expect(page?.rows).toHaveLength(3);
  const nested = ['["a","b"]', '{"name":"Ada","age":36}'];
  expect(page?.rows[0]).toEqual(["9007199254740993", 9.5, true, "2020-01-02T03:04:05.25Z", ...nested, null]);
  expect(asked).toEqual([]);
});

test("a sample of a view is a bounded query", async () => {
  const page = await browsing.sample?.({ ...from, schema: "analytics", table: "Totals" });
  expect(page?.rows).toHaveLength(1000);
  expect(asked.at(-1)).toMatchObject({
    query: "select * from `acme-project`.`analytics`.`Totals` limit 1001",
  });
});

test("a table that is not there is none", async () => {
  for (const table of ["nope", "orders` union select 1 --", "../../jobs"]) {
    for (const look of [browsing.columns, browsing.sample]) {
      expect((await failureOf(look?.({ ...from, schema: "analytics", table }))).code).toBe("table_not_found");
    }
  }
});

test("a query is judged by BigQuery first, runs bounded, and says what it reads", async () => {
  const limited = browseInput({ values, createContext, limits: { maxRows: 2, timeoutMs: 9_000 } });
  const page = await browsing.query?.({ ...limited, sql: "select * from orders" });
  expect(page).toMatchObject({ truncated: true, tableRefs: [orders] });
  expect(page?.rows).toHaveLength(2);
  expect(asked.at(-1)).toMatchObject({
    query: "select * from orders",
    useLegacySql: false,
    defaultDataset: { projectId: "acme-project", datasetId: "analytics" },
    maximumBytesBilled: "1073741824",
    maxResults: 3,
    jobTimeoutMs: "9000",
  });
});

test("a query that takes longer is waited for", async () => {
  const page = await browsing.query?.({ ...from, sql: "select * from job" });
  expect(page?.rows).toHaveLength(1000);
});

test.each([
  ["insert into orders values (1)", "query_refused"],
  ["select 1; drop table orders", "query_refused"],
  ["delete from orders where true", "query_refused"],
  ["create table x as select 1", "query_refused"],
  ["call wipe()", "query_refused"],
  ["export data options(uri='gs://x/*') as select 1", "query_refused"],
  ["select * from huge", "query_refused"],
  ["", "query_refused"],
  ["gibberish", "query_failed"],
  ["select * from missing_table", "query_failed"],
  ["select * from secret_table", "permission_denied"],
])("is not run: %s", async (sql, code) => {
  const before = asked.length;
  expect((await failureOf(browsing.query?.({ ...from, sql }))).code).toBe(code);
  expect(asked.length).toBe(before);
});

test("what would cost more than the limit is ended by BigQuery", async () => {
  const error = await failureOf(browsing.query?.({ ...from, sql: "select * from too_dear" }));
  const facts = [{ label: "Error code", value: "bytesBilledLimitExceeded" }];
  expect(error).toMatchObject({ code: "query_failed", facts });
});

test("a query that does not end is cancelled", async () => {
  const limited = browseInput({ values, createContext, limits: { timeoutMs: 100 } });
  expect((await failureOf(browsing.query?.({ ...limited, sql: "select * from slow" }))).code).toBe("timeout");
  await expect.poll(() => cancelled).toContain("slow");
});

test("a sign-in that is refused is the answer", async () => {
  const service_account_key = googleKeyFile({ client_email: "x@y.example" });
  const other = browseInput({ values: { ...values, service_account_key }, createContext });
  expect((await failureOf(browsing.tables?.({ ...other, includeSystem: false }))).code).toBe("auth_failed");
});
