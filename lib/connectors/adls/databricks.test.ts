import { X509Certificate } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { type ApiRoute, startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { lake, lakeRoutes } from "@/e2e/rigs/vendors/azure-dfs";
import { databricks, databricksRoutes } from "@/e2e/rigs/vendors/databricks";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { entraBase } from "../kit/http-api/microsoft/entra";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const material = await createTlsMaterial();
const { fingerprint256: fingerprint } = new X509Certificate(material.server.cert);
const approved = [{ kind: "tls_certificate", fingerprint }] as const;

/** Unity Catalog knows one catalog, and one that is not for this user. */
const catalogs: ApiRoute = {
  on: "GET https://localhost:*/api/2.1/unity-catalog/catalogs/*",
  reply: ({ headers, path }) => {
    if (headers.authorization !== `Bearer ${databricks.token}`) return { status: 403, json: {} };
    const name = path.split("/").at(-1);
    if (name === "private") return { status: 403, json: { error_code: "PERMISSION_DENIED" } };
    if (name !== "main") return { status: 404, json: { error_code: "CATALOG_DOES_NOT_EXIST" } };
    return { status: 200, json: { name } };
  },
};
const workspace = await startHttpEmulator({ routes: [...databricksRoutes, catalogs], tls: material.server });
const azure = await startHttpEmulator({ routes: lakeRoutes().routes });
afterAll(() => Promise.all([workspace.stop(), azure.stop()]));

const urls = [entraBase, `https://${lake.account}.dfs.core.windows.net`];
const createContext: CreateContext = ({ signal, approved: given, standIn }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const http = createGuardedHttp({ tcp, signal, origins: azure.standIns(urls, standIn) });
  const fingerprints = () => given.map((one) => one.fingerprint);
  return { tcp, http, trusted: { fingerprints }, egressAddresses: [] };
};

const token = "personal_access_token";
const working: PropertyValues = {
  storage_account_name: lake.account,
  container_name: lake.container,
  prefix_path: "fivetran",
  tenant_id: lake.tenant,
  client_id: lake.app,
  secret_value: lake.secret,
  should_maintain_tables_in_databricks: true,
  catalog: "main",
  server_host_name: "localhost",
  port: workspace.port,
  http_path: databricks.running,
  auth_type: "PERSONAL_ACCESS_TOKEN",
  [token]: databricks.token,
};
const withOauth: PropertyValues = {
  ...working,
  auth_type: "OAUTH2",
  oauth2_client_id: databricks.client.client_id,
  oauth2_secret: databricks.client.client_secret,
};
const over = { approved };

conformance({
  connector,
  createContext,
  redirect: () => working,
  valid: [
    { name: "a personal access token", values: working, approved },
    { name: "a client secret", values: withOauth, approved },
  ],
  invalid: [
    ...failing(
      working,
      [
        ["a wrong token", { [token]: "dapi-wrong-token-of-nobody" }, "auth_failed", token],
        ["another warehouse", { http_path: "/sql/1.0/warehouses/nope" }, "not_found", "http_path"],
        ["another catalog", { catalog: "nope" }, "database_not_found", "catalog"],
        ["a catalog of others", { catalog: "private" }, "permission_denied", "catalog"],
        ["nothing listens", { port: 1 }, "connection_refused", "server_host_name"],
        [
          "a metadata address",
          { server_host_name: "169.254.169.254" },
          "address_not_allowed",
          "server_host_name",
        ],
        // The app's secret is judged first, and by its own name.
        ["a wrong secret of the app", { secret_value: "wrong-secret" }, "auth_failed", "secret_value"],
      ],
      over,
    ),
    ...failing(
      withOauth,
      [["a wrong OAuth secret", { oauth2_secret: "dose-wrong-secret" }, "auth_failed", "oauth2_secret"]],
      over,
    ),
    ...failing(working, [["a certificate nobody approved", {}, "tls_untrusted", "server_host_name"]]),
  ],
});

test("adls: the token of the lake and that of Databricks are two", async () => {
  const { results } = await runCheck({ connector, values: withOauth, createContext, approved });
  expect(results.map(({ status }) => status)).not.toContain("FAILED");
  const sent = workspace.calls.map(({ headers }) => headers.authorization ?? "");
  expect(sent.join()).not.toContain("storage-token");
  expect(azure.calls.map(({ headers }) => headers.authorization ?? "").join()).not.toContain("dapi");
});
