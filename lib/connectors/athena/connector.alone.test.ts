import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { athena, athenaRoutes, objects, probes } from "@/e2e/rigs/vendors/athena";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import { httpConformance } from "../testing/http-conformance";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const emulator = await startHttpEmulator({ routes: athenaRoutes });
afterAll(() => emulator.stop());

const working = {
  workgroup: "primary",
  connection_database: "default",
  write_database: "shop",
  bucket_name: athena.bucket,
  bucket_region: athena.region,
  auth_method: "aws_access_keys",
  ...athena.good,
};
const urls = [athena.region, "eu-central-1"].flatMap((region) =>
  ["athena", "glue", "s3"].map((service) => `https://${service}.${region}.amazonaws.com`),
);
const role = {
  auth_method: "aws_iam_role",
  aws_iam_role_arn: "arn:aws:iam::123456789012:role/loader",
  external_id: "latchkey-1",
};

httpConformance({
  connector,
  network: { policy, createGuardedTcp, createGuardedHttp },
  emulator,
  urls,
  hostField: "bucket_region",
  valid: {
    "an access key": working,
    "one database for both": { ...working, connection_database: "shop" },
    "a workgroup with a place of its own for results": { ...working, workgroup: athena.enforced },
    "a probe that stays, with a warning": { ...working, write_database: "sticky" },
  },
  bad: [
    ["a wrong secret key", { secret_key: "wrong-s3cret-access-key" }, "auth_failed", "secret_key"],
    ["an unknown key ID", { access_id: "AKIANOSUCHKEY0000000" }, "auth_failed", "access_id"],
    ["a temporary key that expired", athena.expired, "credential_expired", "access_id"],
    ["no rights at all", athena.nobody, "permission_denied", "access_id"],
    ["no right to create tables", athena.reader, "permission_denied", "access_id"],
    ["a role, without an identity", role, "auth_method_unsupported", "auth_method"],
    ["an unknown workgroup", { workgroup: "nope" }, "not_found", "workgroup"],
    ["a workgroup that is off", { workgroup: athena.off }, "login_disabled", "workgroup"],
    [
      "an unknown database to query",
      { connection_database: "nope" },
      "database_not_found",
      "connection_database",
    ],
    ["an unknown database to load into", { write_database: "nope" }, "database_not_found", "write_database"],
    ["an unknown bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
    ["a region without Athena's answer", { bucket_region: "eu-central-1" }, "not_found", "bucket_region"],
  ],
});

test("nothing stays but the table that cannot be removed", () => {
  expect([...probes].every((name) => /^sticky\._latchkey_probe_[0-9a-f]{8}$/.test(name))).toBe(true);
  expect([...objects.keys()]).toEqual([]);
});
