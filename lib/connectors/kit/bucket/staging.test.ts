import { afterAll, describe, expect, test } from "vitest";
import { findClickhouse, startClickhouse } from "@/e2e/rigs/clickhouse";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { findPostgresBinaries, type PostgresRig, startPostgres } from "@/e2e/rigs/postgres";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, type SwiftRig, startSwift } from "@/e2e/rigs/swift";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { sts, stsRoute } from "@/e2e/rigs/vendors/aws-sts";
import { redshiftServerlessRoute } from "@/e2e/rigs/vendors/redshift-serverless";
import type { KnownAwsKey } from "@/e2e/rigs/verify-sigv4";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import clickhouse from "../../clickhouse/connector";
import redshift from "../../redshift/connector";
import { browseInput } from "../../testing/browse-input";
import { secretsIn, textOf } from "../../testing/leaks";
import { type CreateContext, runCheck } from "../../testing/run-check";
import type { Connector } from "../../types";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const isHere = [
  requireRig({ name: "ClickHouse", found: findClickhouse() !== null }),
  requireRig({ name: "PostgreSQL", found: findPostgresBinaries() !== null }),
  requireRig({ name: "OpenStack Swift", found: findSwift() }),
].every(Boolean);
if (isHere) testStaging(await startRig());
else test.skip("staging buckets of real databases", () => {});

type Rig = Awaited<ReturnType<typeof startRig>>;

/** Real databases and a real storage service; the token service is emulated. */
async function startRig() {
  const material = await createTlsMaterial();
  const [s3, gcs, house, postgres] = await Promise.all([
    startSwift({ region: sts.region }),
    startSwift({ region: "auto" }),
    startClickhouse({ tls: material.server }),
    startPostgres(),
  ]);
  const yields = {
    accessKeyId: s3.admin.keyId,
    secretAccessKey: s3.admin.secret,
    sessionToken: "role-session",
  };
  const api = await startHttpEmulator({
    routes: [workgroups({ s3, postgres, yields }), stsRoute({ yields })],
  });
  afterAll(() => Promise.all([s3, gcs, house, postgres, api].map((rig) => rig.stop())));
  await Promise.all([s3, gcs].map((swift) => swift.createBucket({ name: "staging", readable: true })));
  await house.query({ sql: "CREATE DATABASE shop" });
  const origins = {
    [`https://sts.${sts.region}.amazonaws.com`]: api.origin,
    [`https://redshift-serverless.${sts.region}.amazonaws.com`]: api.origin,
    [`https://s3.${sts.region}.amazonaws.com`]: `http://127.0.0.1:${s3.port}`,
    "https://storage.googleapis.com": `http://127.0.0.1:${gcs.port}`,
  };
  const inHouse: PropertyValues = {
    host: "localhost",
    port: house.httpPort,
    connection_database: "default",
    write_database: "shop",
    auth_method: "password_auth",
    username: "loader",
    password: house.password,
    disable_ssl: true,
  };
  return { s3, gcs, postgres, inHouse, createContext: contextFor(origins) };
}

/** Workgroups that give out the login of this database. */
function workgroups({ s3, postgres, yields }: { s3: SwiftRig; postgres: PostgresRig; yields: KnownAwsKey }) {
  const { superuser } = postgres;
  const { admin, reader } = s3;
  return redshiftServerlessRoute({
    region: sts.region,
    allowed: [{ accessKeyId: admin.keyId, secretAccessKey: admin.secret }, yields],
    denied: [{ accessKeyId: reader.keyId, secretAccessKey: reader.secret }],
    logins: { loads: superuser, stale: { ...superuser, password: "an-0ld-password" } },
  });
}

function contextFor(origins: Readonly<Record<string, string>>): CreateContext {
  return ({ signal }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const http = createGuardedHttp({ tcp, signal, origins });
    const secretAccessKey = { reveal: () => sts.operator.secretAccessKey };
    const operator = createOperatorIdentity({ http, aws: { ...sts.operator, secretAccessKey } });
    return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [], operator };
  };
}

/** The first stage that failed, with its cause; null where none did. No secret is in anything that comes out. */
async function failureOf(input: { connector: Connector; values: PropertyValues; rig: Rig }) {
  const { connector, values, rig } = input;
  const record = await runCheck({ connector, values, createContext: rig.createContext });
  const out = textOf(record);
  const { password } = rig.postgres.superuser;
  for (const one of [...secretsIn({ schema: connector.schema, values }), password])
    expect(out).not.toContain(one);
  const failed = record.results.find(({ status }) => status === "FAILED");
  return failed === undefined ? null : [failed.id, failed.code, failed.field];
}

function bucketsOf({ s3, gcs }: Rig) {
  const inS3 = { bucket_vendor: "bucket_s3", bucket_name: "staging", bucket_region: sts.region };
  const withKeys = { ...inS3, access_id: s3.admin.keyId, secret_key: s3.admin.secret };
  const role = { aws_iam_role_arn: sts.role, external_id: sts.externalId };
  const withRole = { ...inS3, ...role, bucket_auth_method: "aws_iam_role" };
  const hmac = { access_key: gcs.admin.keyId, secret: gcs.admin.secret };
  const inGcs = { bucket_vendor: "bucket_gcs", bucket_name: "staging", ...hmac };
  return { withKeys, withRole, inGcs };
}

const wrong = "wrong-s3cret-key";

function testStaging(rig: Rig): void {
  describe("staging buckets", () => {
    testClickhouse(rig);
    testRedshift(rig);
    testLookByWorkgroup(rig);
    test("nothing stays", async () => {
      for (const swift of [rig.s3, rig.gcs]) expect(await swift.listObjects({ name: "staging" })).toEqual([]);
    });
  });
}

function testClickhouse(rig: Rig): void {
  const { withKeys, inGcs } = bucketsOf(rig);
  test.each([
    ["none", { bucket_vendor: "bucket_implicit" }, null],
    ["S3", withKeys, null],
    ["Google", inGcs, null],
    ["S3, a wrong secret", { ...withKeys, secret_key: wrong }, ["auth_failed", "secret_key"]],
    ["S3, no such bucket", { ...withKeys, bucket_name: "nope" }, ["bucket_not_found", "bucket_name"]],
    ["Google, a wrong secret", { ...inGcs, secret: wrong }, ["auth_failed", "secret"]],
  ])("clickhouse: %s", async (_name, staging, failure) => {
    const values = { ...rig.inHouse, ...staging };
    const found = await failureOf({ connector: clickhouse, values, rig });
    expect(found).toEqual(failure === null ? null : ["staging_bucket", ...failure]);
  });
}

function testRedshift(rig: Rig): void {
  const { withKeys, withRole } = bucketsOf(rig);
  const byWorkgroup = { auth_method: "workgroup_auth", username: "", password: "", workgroup: "loads" };
  const byRole = { ...byWorkgroup, ...withRole };
  const byKey = { ...byWorkgroup, ...withKeys };
  const asking = "workgroup_credentials";
  const reader = { access_id: rig.s3.reader.keyId, secret_key: rig.s3.reader.secret };
  const refused = ["assume_role", "permission_denied", "aws_iam_role_arn"];
  test.each([
    ["none", {}, null],
    ["a key", withKeys, null],
    ["a role", withRole, null],
    ["a wrong secret", { ...withKeys, secret_key: wrong }, ["staging_bucket", "auth_failed", "secret_key"]],
    ["another external id", { ...withRole, external_id: "latchkey-other" }, refused],
    ["a workgroup, by key", byKey, null],
    ["a workgroup, by role", byRole, null],
    ["a workgroup without a bucket", byWorkgroup, [asking, "invalid_value", "bucket_vendor"]],
    ["no such workgroup", { ...byKey, workgroup: "lost" }, [asking, "not_found", "workgroup"]],
    ["a workgroup, wrong secret", { ...byKey, secret_key: wrong }, [asking, "auth_failed", "secret_key"]],
    ["may not sign in", { ...byKey, ...reader }, [asking, "permission_denied", "access_id"]],
    ["a refused login", { ...byKey, workgroup: "stale" }, ["authenticate", "auth_failed", "workgroup"]],
    ["a workgroup, another external id", { ...byRole, external_id: "latchkey-other" }, refused],
    ["may not write", { ...withKeys, ...reader }, ["staging_probe", "permission_denied", "bucket_name"]],
  ])("redshift: %s", async (_name, staging, failure) => {
    const values = { ...inPostgres(rig), ...staging };
    expect(await failureOf({ connector: redshift, values, rig })).toEqual(failure);
  });
}

function testLookByWorkgroup(rig: Rig): void {
  test("redshift: a workgroup is looked into by role", async () => {
    const { withRole } = bucketsOf(rig);
    const values = { ...inPostgres(rig), ...withRole, auth_method: "workgroup_auth", workgroup: "loads" };
    const input = browseInput({ values, createContext: rig.createContext });
    // PostgreSQL has no catalogue of Redshift's: as far as its views, the look has signed in.
    const tables = redshift.browsing?.tables?.({ ...input, includeSystem: false });
    await expect(tables).rejects.toMatchObject({ code: "query_failed" });
  });
}

/** Redshift speaks PostgreSQL's protocol, as far as this goes. */
function inPostgres({ postgres }: Rig): PropertyValues {
  return {
    host: "127.0.0.1",
    port: postgres.port,
    database: "postgres",
    schema: "public",
    auth_method: "password_auth",
    ...postgres.superuser,
    disable_ssl: true,
  };
}
