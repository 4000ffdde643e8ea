import { afterAll, expect, test } from "vitest";
import { type ApiCall, type ApiReply, startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { googleOperator, googleRoleRoutes } from "@/e2e/rigs/vendors/google-role";
import { googleStorageRoutes } from "@/e2e/rigs/vendors/google-storage";
import {
  google,
  googleError,
  googleHolder,
  googleKeyFile,
  googleTokenRoute,
} from "@/e2e/rigs/vendors/google-token";
import { restCatalogRoutes } from "@/e2e/rigs/vendors/iceberg-rest";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const storage = googleStorageRoutes();
const catalog = restCatalogRoutes({
  base: "biglake.googleapis.com/iceberg/v1/restcatalog",
  warehouse: "gs://lake",
  prefix: "projects/acme-project/catalogs/lake/",
  namespace: ["exports"],
  judge,
});
const keys = await startHttpEmulator({ routes: [googleTokenRoute, ...storage.routes, ...catalog.routes] });
const roles = await startHttpEmulator({
  routes: [...googleRoleRoutes, ...storage.routes, ...catalog.routes],
});
afterAll(() => Promise.all([keys.stop(), roles.stop()]));

/** One project has the API off, one does not let these accounts in. */
function judge(call: ApiCall): ApiReply | null {
  const holder = googleHolder(call);
  if (holder !== google.email && holder !== googleOperator.customer)
    return googleError(401, "UNAUTHENTICATED");
  const project = call.headers["x-goog-user-project"];
  if (project === "api-off-project") return googleError(403, "PERMISSION_DENIED", "SERVICE_DISABLED");
  return project === "acme-project" ? null : googleError(403, "PERMISSION_DENIED");
}

const hosts = ["storage", "oauth2", "iamcredentials", "biglake"].map(
  (name) => `https://${name}.googleapis.com`,
);
const contextFor =
  (emulator: typeof keys): CreateContext =>
  ({ signal, standIn }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const http = createGuardedHttp({ tcp, signal, origins: emulator.standIns(hosts, standIn) });
    const own = { email: googleOperator.email, privateKey: { reveal: () => googleOperator.privateKey } };
    const operator = createOperatorIdentity({ http, google: own });
    return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [], operator };
  };

const field = "service_account_key";
const withKey: PropertyValues = {
  catalog_type: "catalog_google_lakehouse",
  project_id: "acme-project",
  catalog_name: "lake",
  schema: "exports",
  retention_window_days: 7,
  bucket_vendor: "bucket_gcs",
  bucket_name: "lake",
  bucket_auth_method: "gcp_service_account_key",
  [field]: googleKeyFile(),
};
const withRole: PropertyValues = {
  ...withKey,
  [field]: "",
  bucket_auth_method: "gcp_service_account_role",
  service_account_email: googleOperator.customer,
};

conformance({
  connector,
  createContext: contextFor(keys),
  redirect: () => withKey,
  valid: [
    { name: "a lakehouse with a key file", values: withKey },
    { name: "a schema that is not there yet", values: { ...withKey, schema: "new" } },
  ],
  invalid: failing(withKey, [
    [
      "a key of an unknown account",
      { [field]: googleKeyFile({ client_email: "x@y.example" }) },
      "auth_failed",
      field,
    ],
    ["another catalog", { catalog_name: "other" }, "not_found", "catalog_name"],
    [
      "a project that does not let the account in",
      { project_id: "other-project" },
      "permission_denied",
      "schema",
    ],
    ["a project without the API", { project_id: "api-off-project" }, "permission_denied", field],
  ]),
});

conformance({
  connector,
  createContext: contextFor(roles),
  redirect: () => withRole,
  valid: [{ name: "a lakehouse with a role", values: withRole }],
  invalid: failing(withRole, [
    [
      "an account that does not let us in",
      { service_account_email: google.email },
      "permission_denied",
      "service_account_email",
    ],
  ]),
});

test("iceberg: nothing stays in the lakehouse", async () => {
  await runCheck({ connector, values: withKey, createContext: contextFor(keys) });
  expect([...catalog.names(), ...storage.names()]).toEqual([]);
});
