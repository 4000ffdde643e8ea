import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { lake, lakeRoutes } from "@/e2e/rigs/vendors/azure-dfs";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { entraBase } from "../kit/http-api/microsoft/entra";
import { browseInput } from "../testing/browse-input";
import { httpConformance } from "../testing/http-conformance";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";
import { dfsFailures } from "./dfs-failures";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const storage = lakeRoutes();
const emulator = await startHttpEmulator({ routes: storage.routes });
afterAll(() => emulator.stop());

const accounts = [lake.account, lake.flat, lake.walled, "nosuchlake"];
const urls = [entraBase, ...accounts.map((name) => `https://${name}.dfs.core.windows.net`)];
const working: PropertyValues = {
  storage_account_name: lake.account,
  container_name: lake.container,
  prefix_path: "fivetran",
  snapshot_retention_period: "ONE_WEEK",
  tenant_id: lake.tenant,
  client_id: lake.app,
  secret_value: lake.secret,
  connection_type: "Directly",
  should_maintain_tables_in_databricks: false,
};

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls,
  valid: {
    "a folder": working,
    "the top level": { ...working, prefix_path: "" },
    "a folder of a folder, with letters of any kind": { ...working, prefix_path: "täglich a+b/x" },
    "another way for the data": { ...working, connection_type: "PrivateLink" },
  },
  bad: [
    ["a wrong secret", { secret_value: "wrong-secret" }, "auth_failed", "secret_value"],
    ["an expired secret", { secret_value: lake.expired }, "auth_failed", "secret_value"],
    ["an unknown app", { client_id: lake.stranger }, "auth_failed", "client_id"],
    ["an unknown tenant", { tenant_id: lake.stranger }, "not_found", "tenant_id"],
    ["an app that may only read", { client_id: lake.reader }, "permission_denied", "client_id"],
    ["no such container", { container_name: "lakes" }, "bucket_not_found", "container_name"],
    ["no such account", { storage_account_name: "nosuchlake" }, "bucket_not_found", "storage_account_name"],
    [
      "an account without folders",
      { storage_account_name: lake.flat },
      "invalid_value",
      "storage_account_name",
    ],
    [
      "an account with a firewall",
      { storage_account_name: lake.walled },
      "ip_not_allowed",
      "storage_account_name",
    ],
    [
      "no name of an account",
      { storage_account_name: "evil.example/?" },
      "dns_not_found",
      "storage_account_name",
    ],
  ],
});

const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal, origins: emulator.standIns(urls) });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: ["198.51.100.7"] };
};

test("adls: nothing stays, and a firewall is told our addresses", async () => {
  await runCheck({ connector, values: working, createContext });
  expect(storage.names()).toEqual([]);
  const values = { ...working, storage_account_name: lake.walled };
  const { results } = await runCheck({ connector, values, createContext });
  expect(results.find(({ status }) => status === "FAILED")?.hint).toContain("198.51.100.7");
});

test("adls: a way that the test does not take is a warning, and only where it is chosen", async () => {
  const warned = async (values: PropertyValues) => {
    const { results } = await runCheck({ connector, values, createContext });
    return results.filter(({ status }) => status === "WARNING").map(({ field }) => field);
  };
  expect(await warned(working)).toEqual([]);
  expect(await warned({ ...working, connection_type: "SshTunnel" })).toEqual(["connection_type"]);
  // Not used, so not judged.
  expect(await warned({ ...working, databricks_connection_type: "SshTunnel" })).toEqual([]);
});

test("adls: what cannot be changed later is marked", () => {
  const marked = connector.schema.steps
    .flatMap((step) => step.properties)
    .filter(({ immutable }) => immutable === true)
    .map(({ name }) => name);
  expect(marked).toEqual(["storage_account_name", "container_name", "prefix_path"]);
});

test("adls: files are listed below the folder, page by page", async () => {
  const from = browseInput({ values: working, createContext });
  const first = await connector.browsing?.files?.({ ...from, path: "/orders/", pageToken: null });
  expect(first?.items.map(({ path, kind, size }) => ({ path, kind, size }))).toEqual([
    { path: "/orders/part-0.parquet", kind: "file", size: 120 },
    { path: "/orders/part-1.parquet", kind: "file", size: 80 },
  ]);
  expect(first?.items[0]?.modifiedAt).toBe("2026-11-20T10:00:00.000Z");
  const top = await connector.browsing?.files?.({ ...from, path: "/", pageToken: null });
  expect(top?.items.map(({ path, kind }) => [path, kind])).toEqual([
    ["/orders/", "folder"],
    ["/readme.txt", "file"],
  ]);
  // The emulator's pages have two entries.
  const all = browseInput({ values: { ...working, prefix_path: "fivetran/orders" }, createContext });
  const page = await connector.browsing?.files?.({ ...all, path: "/", pageToken: null });
  expect(page?.nextPageToken).toBe("2");
  const rest = await connector.browsing?.files?.({
    ...all,
    path: "/",
    pageToken: page?.nextPageToken ?? null,
  });
  expect(rest?.items.map(({ name }) => name)).toEqual(["part-2.parquet"]);
  expect(rest?.nextPageToken).toBeNull();
});

test("adls: a folder that is not there, and a sign-in that fails, are said so", async () => {
  const from = browseInput({ values: working, createContext });
  await expect(
    connector.browsing?.files?.({ ...from, path: "/nope/", pageToken: null }),
  ).rejects.toMatchObject({
    code: "path_not_found",
  });
  const bad = browseInput({ values: { ...working, secret_value: "wrong-secret" }, createContext });
  await expect(connector.browsing?.files?.({ ...bad, path: "/", pageToken: null })).rejects.toMatchObject({
    code: "auth_failed",
  });
});

test.each(Object.entries(dfsFailures))("adls: %s points to a property there is", (_code, { field }) => {
  const names = connector.schema.steps.flatMap((step) => step.properties.map(({ name }) => name));
  if (field !== undefined) expect(names).toContain(field);
});
