import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { bigquery, bigqueryRoutes } from "@/e2e/rigs/vendors/bigquery";
import { googleOperator, googleRoleRoutes } from "@/e2e/rigs/vendors/google-role";
import { googleStorageRoutes } from "@/e2e/rigs/vendors/google-storage";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { browseInput } from "../testing/browse-input";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const storage = googleStorageRoutes();
const emulator = await startHttpEmulator({
  routes: [...googleRoleRoutes, ...bigqueryRoutes, ...storage.routes],
});
afterAll(() => emulator.stop());

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const google = { email: googleOperator.email, privateKey: { reveal: () => googleOperator.privateKey } };
const hosts = ["bigquery", "cloudresourcemanager", "storage", "oauth2", "iamcredentials"];
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const origins = emulator.standIns(hosts.map((name) => `https://${name}.googleapis.com`));
  const http = createGuardedHttp({ tcp, signal, origins });
  const operator = createOperatorIdentity({ http, google });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [], operator };
};
const values = {
  project_id: bigquery.project,
  schema: "analytics",
  auth_method: "gcp_service_account_role",
  service_account_email: googleOperator.customer,
  bucket_name: "lake",
};

test("everything is done as the customer's service account", async () => {
  const { results } = await runCheck({ connector, values, createContext });
  expect(results.map(({ status }) => status)).toEqual(results.map(() => "PASSED"));
  const tables = await connector.browsing?.tables?.({
    ...browseInput({ values, createContext }),
    includeSystem: false,
  });
  expect(tables).toHaveLength(2);
});

test("an account that does not let this service in is what has to change", async () => {
  const other = { ...values, service_account_email: googleOperator.disabled };
  const { results } = await runCheck({ connector, values: other, createContext });
  const failure = results.find(({ status }) => status === "FAILED");
  expect(failure).toMatchObject({ code: "permission_denied", field: "service_account_email" });
});

test("a right that is missing points to the account", async () => {
  const other = { ...values, project_id: bigquery.idle };
  const { results } = await runCheck({ connector, values: other, createContext });
  const failure = results.find(({ status }) => status === "FAILED");
  expect(failure).toMatchObject({ code: "permission_denied", field: "service_account_email" });
  expect(failure?.remedy).toContain(`serviceAccount:${googleOperator.customer}`);
});
