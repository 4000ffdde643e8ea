import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { sts } from "@/e2e/rigs/vendors/aws-sts";
import { bigquery, bigqueryRoutes } from "@/e2e/rigs/vendors/bigquery";
import { federation, federationRoute } from "@/e2e/rigs/vendors/google-federation";
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
  routes: [federationRoute, ...googleRoleRoutes, ...bigqueryRoutes, ...storage.routes],
});
afterAll(() => emulator.stop());

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const google = { email: googleOperator.email, privateKey: { reveal: () => googleOperator.privateKey } };
const aws = {
  accessKeyId: sts.operator.accessKeyId,
  secretAccessKey: { reveal: () => sts.operator.secretAccessKey },
};
const hosts = ["bigquery", "cloudresourcemanager", "storage", "oauth2", "iamcredentials", "sts"];
const createContext: CreateContext = ({ signal }) => {
  const tcp = createGuardedTcp({ policy, signal });
  const origins = emulator.standIns(hosts.map((name) => `https://${name}.googleapis.com`));
  const http = createGuardedHttp({ tcp, signal, origins });
  const operator = createOperatorIdentity({ http, google, aws });
  return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [], operator };
};
const values = {
  project_id: bigquery.project,
  schema: "analytics",
  auth_method: "gcp_service_account_role",
  service_account_email: googleOperator.customer,
  bucket_name: "lake",
};

const pasted = "workload_identity_federation_metadata";
const byPool = {
  ...values,
  auth_method: "federated_gcp_service_account_role",
  [pasted]: federation.configuration(),
};

test.each([
  ["a role", values],
  ["a workload identity pool", byPool],
])("by %s everything is done as the customer's service account", async (_way, values) => {
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

test("no address of a pasted configuration is asked", async () => {
  const evil = "https://evil.example/token";
  const credential_source = { executable: { command: "/bin/id" }, file: "/etc/passwd", url: evil };
  const pool = federation.configuration({ token_url: evil, credential_source });
  const before = emulator.calls.length;
  const { results } = await runCheck({ connector, values: { ...byPool, [pasted]: pool }, createContext });
  expect(results.map(({ status }) => status)).toEqual(results.map(() => "PASSED"));
  const asked = new Set(emulator.calls.slice(before).map(({ host }) => host));
  expect([...asked].filter((host) => !host.endsWith(".googleapis.com"))).toEqual([]);
});

const other = "x@other.iam.gserviceaccount.com";
test.each([
  ["no JSON", { [pasted]: "{ cut off" }, "invalid_value", pasted],
  ["a key file", { [pasted]: '{"type":"service_account"}' }, "invalid_value", pasted],
  [
    "a provider for OIDC",
    { [pasted]: federation.configuration({ subject_token_type: "x" }) },
    "invalid_value",
    pasted,
  ],
  [
    "an audience elsewhere",
    { [pasted]: federation.configuration({ audience: "//evil.example/x" }) },
    "invalid_value",
    pasted,
  ],
  ["another account's", { service_account_email: other }, "invalid_value", pasted],
  [
    "an unknown provider",
    { [pasted]: federation.configuration({ audience: federation.audience.replace("4711", "4712") }) },
    "not_found",
    pasted,
  ],
  [
    "a provider that lets others in",
    { [pasted]: federation.configuration({ audience: federation.foreign }) },
    "permission_denied",
    pasted,
  ],
  [
    "an account that does not let the pool in",
    {
      service_account_email: other,
      [pasted]: federation.configuration({ service_account_impersonation_url: undefined }),
    },
    "permission_denied",
    "service_account_email",
  ],
])("a pool is refused with %s", async (_what, change, code, field) => {
  const record = await runCheck({ connector, values: { ...byPool, ...change }, createContext });
  expect(record.results.find(({ status }) => status === "FAILED")).toMatchObject({ code, field });
  expect(JSON.stringify(record)).not.toMatch(/upstream|s3cret/);
});
