import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { glueRoutes, judgeAws } from "@/e2e/rigs/vendors/aws-catalogs";
import { sts, stsRoute } from "@/e2e/rigs/vendors/aws-sts";
import { restCatalogRoutes } from "@/e2e/rigs/vendors/iceberg-rest";
import type { KnownAwsKey } from "@/e2e/rigs/verify-sigv4";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const arn = `arn:aws:s3tables:${sts.region}:123456789012:bucket/acme-tables`;

if (requireRig({ name: "OpenStack Swift", found: findSwift() })) testCatalogs(await startRig());
else test.skip("iceberg, its files in Swift", () => {});

type Rig = Awaited<ReturnType<typeof startRig>>;

/** Emulated catalogs; the files go to a real storage service that speaks the S3 protocol. */
async function startRig() {
  const swift = await startSwift({ region: sts.region });
  await swift.createBucket({ name: "lake", readable: true });
  const owner = { accessKeyId: swift.admin.keyId, secretAccessKey: swift.admin.secret };
  const session = { ...owner, sessionToken: "role-session" };
  const reader = { accessKeyId: swift.reader.keyId, secretAccessKey: swift.reader.secret };
  const { tables, glue } = catalogsOf({ owner, reader });
  const roleGlue = glueRoutes({ region: sts.region, owner: session, reader });
  const aws = await startHttpEmulator({ routes: [...tables.routes, ...glue.routes] });
  const roles = await startHttpEmulator({ routes: [...roleGlue.routes, stsRoute({ yields: session })] });
  afterAll(() => Promise.all([swift.stop(), aws.stop(), roles.stop()]));
  const storage = `http://127.0.0.1:${swift.port}`;
  return { swift, tables, glue, aws, roles, storage, ...valuesOf({ swift }) };
}

function catalogsOf({ owner, reader }: Record<"owner" | "reader", KnownAwsKey>) {
  const tables = restCatalogRoutes({
    base: `s3tables.${sts.region}.amazonaws.com/iceberg`,
    warehouse: arn,
    prefix: `${encodeURIComponent(arn)}/`,
    namespace: ["exports"],
    mustPurge: true,
    judge: (call, right) => judgeAws({ call, right, service: "s3tables", region: sts.region, owner, reader }),
  });
  const glue = glueRoutes({ region: sts.region, owner, reader });
  return { tables, glue };
}

function valuesOf({ swift }: { swift: Awaited<ReturnType<typeof startSwift>> }) {
  const inBucket: PropertyValues = {
    retention_window_days: 7,
    bucket_vendor: "bucket_s3",
    bucket_name: "lake",
    bucket_region: sts.region,
    folder: "iceberg",
    bucket_auth_method: "aws_access_keys",
    access_id: swift.admin.keyId,
    secret_key: swift.admin.secret,
  };
  const glue: PropertyValues = { ...inBucket, catalog_type: "catalog_glue", database: "exports" };
  const tables: PropertyValues = {
    ...inBucket,
    catalog_type: "catalog_s3_tables",
    database: "exports",
    table_bucket_arn: arn,
  };
  return { glueValues: glue, tableValues: tables };
}

function contextFor(rig: Rig, api: string): CreateContext {
  const hosts = ["s3tables", "glue", "sts"].map((name) => `https://${name}.${sts.region}.amazonaws.com`);
  const origins = {
    ...Object.fromEntries(hosts.map((host) => [host, api])),
    [`https://s3.${sts.region}.amazonaws.com`]: rig.storage,
  };
  return ({ signal, approved, standIn }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const led = Object.fromEntries(Object.entries(origins).map(([from, to]) => [from, standIn ?? to]));
    const http = createGuardedHttp({ tcp, signal, origins: led });
    const secretAccessKey = { reveal: () => sts.operator.secretAccessKey };
    return {
      tcp,
      http,
      trusted: { fingerprints: () => approved.map(({ fingerprint }) => fingerprint) },
      egressAddresses: [],
      operator: createOperatorIdentity({ http, aws: { ...sts.operator, secretAccessKey } }),
    };
  };
}

function testCatalogs(rig: Rig): void {
  testAws(rig);
  testRole(rig);
  testTraces(rig);
}

function testAws(rig: Rig): void {
  const { glueValues, tableValues, swift } = rig;
  const reader = { access_id: swift.reader.keyId, secret_key: swift.reader.secret };
  const common = [
    ["a wrong secret", { secret_key: "not-the-s3cret-at-all" }, "auth_failed", "secret_key"],
    ["an unknown key", { access_id: "AKIAUNKNOWN000000000" }, "auth_failed", "access_id"],
    ["a key that may only look", reader, "permission_denied", "database"],
    ["no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
  ] as const;
  conformance({
    connector,
    createContext: contextFor(rig, rig.aws.origin),
    redirect: () => glueValues,
    valid: [
      { name: "Glue", values: glueValues },
      { name: "Glue, a database that is not there yet", values: { ...glueValues, database: "new" } },
      { name: "S3 Tables", values: tableValues },
    ],
    invalid: [
      ...failing(glueValues, common),
      ...failing(tableValues, common),
      ...failing(tableValues, [
        ["another table bucket", { table_bucket_arn: `${arn}2` }, "not_found", "table_bucket_arn"],
      ]),
    ],
  });
}

function testRole(rig: Rig): void {
  const values: PropertyValues = {
    ...rig.glueValues,
    bucket_auth_method: "aws_iam_role",
    aws_iam_role_arn: sts.role,
    external_id: sts.externalId,
  };
  conformance({
    connector,
    createContext: contextFor(rig, rig.roles.origin),
    redirect: () => values,
    valid: [{ name: "Glue with a role", values }],
    invalid: failing(values, [
      ["another external id", { external_id: "latchkey-other" }, "permission_denied", "aws_iam_role_arn"],
    ]),
  });
}

function testTraces(rig: Rig): void {
  test("iceberg: nothing stays in any catalog or bucket", async () => {
    const createContext = contextFor(rig, rig.aws.origin);
    for (const values of [rig.glueValues, rig.tableValues]) {
      const { results } = await runCheck({ connector, values, createContext });
      expect(results.map(({ status }) => status)).not.toContain("WARNING");
    }
    expect([...rig.tables.names(), ...rig.glue.names()]).toEqual([]);
    expect(await rig.swift.listObjects({ name: "lake" })).toEqual([]);
  });
}
