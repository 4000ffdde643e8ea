import { generateKeyPairSync } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { bigquery, bigqueryRoutes, probes } from "@/e2e/rigs/vendors/bigquery";
import { googleStorageRoutes } from "@/e2e/rigs/vendors/google-storage";
import { google, googleKeyFile, googleTokenRoute } from "@/e2e/rigs/vendors/google-token";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const storage = googleStorageRoutes();
const emulator = await startHttpEmulator({
  routes: [googleTokenRoute, ...bigqueryRoutes, ...storage.routes],
});
afterAll(() => emulator.stop());

const field = "service_account_key";
const working = {
  project_id: bigquery.project,
  schema: "analytics",
  location: "",
  auth_method: "gcp_service_account_key",
  [field]: googleKeyFile(),
};
const pem = { type: "pkcs8", format: "pem" } as const;
const otherKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(pem).toString();
const hosts = ["bigquery", "cloudresourcemanager", "storage"].map((name) => `https://${name}.googleapis.com`);

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls: [...hosts, google.tokenUrl],
  valid: {
    "a service account key": working,
    "a location that is the dataset's": { ...working, location: "eu" },
    "a dataset that may be created": { ...working, schema: "new_one", location: "EU" },
    "a staging bucket": { ...working, bucket_name: "lake", bucket_region: "eu" },
    "a probe that stays, with a warning": { ...working, schema: "sticky" },
    "a key file with another token_uri": {
      ...working,
      [field]: googleKeyFile({ token_uri: "https://169.254.169.254/token" }),
    },
  },
  bad: [
    ["another private key", { [field]: googleKeyFile({ private_key: otherKey }) }, "auth_failed", field],
    ["an unknown account", { [field]: googleKeyFile({ client_email: "x@y.example" }) }, "auth_failed", field],
    ["the file of an OAuth client", { [field]: '{"installed":{"client_id":"x"}}' }, "invalid_key", field],
    ["a key that is cut off", { [field]: "{ cut-off-key-file" }, "invalid_key", field],
    [
      "a role, without an identity",
      { auth_method: "gcp_service_account_role", service_account_email: google.email },
      "auth_method_unsupported",
      "auth_method",
    ],
    ["an unknown project", { project_id: "nosuch-project" }, "not_found", "project_id"],
    ["the API is switched off", { project_id: bigquery.off }, "permission_denied", field],
    ["a dataset that cannot be created", { project_id: bigquery.bare }, "schema_not_found", "schema"],
    ["another location", { location: "US" }, "region_mismatch", "location"],
    ["no right to run queries", { project_id: bigquery.idle }, "permission_denied", field],
    ["no right to create tables", { schema: "locked" }, "permission_denied", field],
    ["an unknown bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
    ["another region", { bucket_name: "lake", bucket_region: "us" }, "region_mismatch", "bucket_region"],
    ["a bucket that is only listed", { bucket_name: "locked" }, "permission_denied", "bucket_name"],
  ],
});

test("the probes are removed, but where the dataset does not let them", () => {
  expect([...probes].every((name) => /^sticky\._latchkey_probe_[0-9a-f]{8}$/.test(name))).toBe(true);
  expect(storage.names()).toEqual([]);
});
