import { X509Certificate } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { type ApiRoute, startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { glueRoutes, judgeAws } from "@/e2e/rigs/vendors/aws-catalogs";
import { sts, stsRoute } from "@/e2e/rigs/vendors/aws-sts";
import {
  icebergRest,
  icebergToken,
  judgeIcebergToken,
  restCatalogRoutes,
} from "@/e2e/rigs/vendors/iceberg-rest";
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
  const rest = restCatalogRoutes({
    base: "*/api/catalog",
    warehouse: icebergRest.warehouse,
    prefix: "acme/",
    namespace: icebergRest.namespace,
    judge: judgeIcebergToken,
  });
  const tables = restCatalogRoutes({
    base: `s3tables.${sts.region}.amazonaws.com/iceberg`,
    warehouse: arn,
    prefix: `${encodeURIComponent(arn)}/`,
    namespace: ["exports"],
    mustPurge: true,
    judge: (call, right) => judgeAws({ call, right, service: "s3tables", region: sts.region, owner, reader }),
  });
  const glue = glueRoutes({ region: sts.region, owner, reader });
  const roleGlue = glueRoutes({ region: sts.region, owner: session, reader });
  const material = await createTlsMaterial();
  const tokenRoute: ApiRoute = { on: "POST https://*/api/catalog/v1/oauth/tokens", reply: icebergToken };
  const own = await startHttpEmulator({ routes: [tokenRoute, ...rest.routes], tls: material.server });
  const aws = await startHttpEmulator({ routes: [...tables.routes, ...glue.routes] });
  const roles = await startHttpEmulator({ routes: [...roleGlue.routes, stsRoute({ yields: session })] });
  afterAll(() => Promise.all([swift.stop(), own.stop(), aws.stop(), roles.stop()]));
  const approved = [
    { kind: "tls_certificate", fingerprint: new X509Certificate(material.server.cert).fingerprint256 },
  ] as const;
  const storage = `http://127.0.0.1:${swift.port}`;
  return {
    swift,
    rest,
    tables,
    glue,
    own,
    aws,
    roles,
    approved,
    storage,
    ...valuesOf({ swift, port: own.port }),
  };
}

function valuesOf({ swift, port }: { swift: Awaited<ReturnType<typeof startSwift>>; port: number }) {
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
  const rest: PropertyValues = {
    ...inBucket,
    catalog_type: "catalog_iceberg_rest",
    host: `https://localhost:${port}/api/catalog`,
    warehouse: icebergRest.warehouse,
    namespace: icebergRest.namespace.join("."),
    auth_method: "oauth_client_secret_auth",
    client_id: icebergRest.client,
    client_secret: icebergRest.secret,
    scope: "PRINCIPAL_ROLE:ALL",
  };
  const glue: PropertyValues = { ...inBucket, catalog_type: "catalog_glue", database: "exports" };
  const tables: PropertyValues = {
    ...inBucket,
    catalog_type: "catalog_s3_tables",
    database: "exports",
    table_bucket_arn: arn,
  };
  return { restValues: rest, glueValues: glue, tableValues: tables };
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
  testRest(rig);
  testAws(rig);
  testRole(rig);
  testTraces(rig);
}

function testRest(rig: Rig): void {
  const { restValues: values, approved } = rig;
  const withToken = { ...values, auth_method: "oauth_bearer_token_auth", password: icebergRest.token };
  const over = { approved };
  conformance({
    connector,
    createContext: contextFor(rig, rig.aws.origin),
    redirect: (port) => ({ ...values, host: `https://localhost:${port}/api/catalog` }),
    valid: [
      { name: "a client secret", values, approved },
      { name: "a bearer token", values: withToken, approved },
      { name: "an address with its version", values: { ...values, host: `${values.host}/v1/` }, approved },
      { name: "a namespace that is not there yet", values: { ...values, namespace: "new" }, approved },
    ],
    invalid: [
      ...failing(
        values,
        [
          ["a wrong secret", { client_secret: "wrong-s3cret" }, "auth_failed", "client_secret"],
          ["an unknown warehouse", { warehouse: "nope" }, "not_found", "warehouse"],
          [
            "a wrong secret of the bucket",
            { secret_key: "not-the-s3cret-at-all" },
            "auth_failed",
            "secret_key",
          ],
          ["no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
          ["an address without a catalog", { host: `${values.host}/x` }, "not_found", "host"],
          ["an address that is not encrypted", { host: "http://localhost:1" }, "tls_required", "host"],
          ["a metadata address", { host: "https://169.254.169.254" }, "address_not_allowed", "host"],
        ],
        over,
      ),
      ...failing(
        withToken,
        [
          ["a wrong token", { password: "wrong-token" }, "auth_failed", "password"],
          ["a token that may only look", { password: icebergRest.reader }, "permission_denied", "namespace"],
          [
            "may neither see nor make the namespace",
            { password: icebergRest.reader, namespace: "new" },
            "permission_denied",
            "namespace",
          ],
        ],
        over,
      ),
      ...failing(values, [["a certificate nobody approved", {}, "tls_untrusted", "host"]]),
    ],
  });
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
    const { approved } = rig;
    for (const values of [rig.restValues, rig.glueValues, rig.tableValues]) {
      const { results } = await runCheck({ connector, values, createContext, approved });
      expect(results.map(({ status }) => status)).not.toContain("WARNING");
    }
    expect([...rig.rest.names(), ...rig.tables.names(), ...rig.glue.names()]).toEqual([]);
    expect(await rig.swift.listObjects({ name: "lake" })).toEqual([]);
  });
}
