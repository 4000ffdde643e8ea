import { X509Certificate } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { type ApiRoute, startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { sts } from "@/e2e/rigs/vendors/aws-sts";
import {
  icebergRest,
  icebergToken,
  judgeIcebergToken,
  restCatalogRoutes,
} from "@/e2e/rigs/vendors/iceberg-rest";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const _arn = `arn:aws:s3tables:${sts.region}:123456789012:bucket/acme-tables`;

if (requireRig({ name: "OpenStack Swift", found: findSwift() })) testCatalogs(await startRig());
else test.skip("iceberg, its files in Swift", () => {});

type Rig = Awaited<ReturnType<typeof startRig>>;

/** An emulated catalog over TLS; the files go to a real storage service that speaks the S3 protocol. */
async function startRig() {
  const swift = await startSwift({ region: sts.region });
  await swift.createBucket({ name: "lake" });
  const rest = restCatalogRoutes({
    base: "*/api/catalog",
    warehouse: icebergRest.warehouse,
    prefix: "acme/",
    namespace: icebergRest.namespace,
    judge: judgeIcebergToken,
  });
  const material = await createTlsMaterial();
  const tokenRoute: ApiRoute = { on: "POST https://*/api/catalog/v1/oauth/tokens", reply: icebergToken };
  const own = await startHttpEmulator({ routes: [tokenRoute, ...rest.routes], tls: material.server });
  afterAll(() => Promise.all([swift.stop(), own.stop()]));
  const { fingerprint256: fingerprint } = new X509Certificate(material.server.cert);
  const approved = [{ kind: "tls_certificate", fingerprint }] as const;
  const storage = `http://127.0.0.1:${swift.port}`;
  return { swift, rest, approved, storage, restValues: valuesOf({ swift, port: own.port }) };
}

function valuesOf({
  swift,
  port,
}: {
  swift: Awaited<ReturnType<typeof startSwift>>;
  port: number;
}): PropertyValues {
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
  return {
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
}

function contextFor({ storage }: Rig): CreateContext {
  return ({ signal, approved, standIn = storage }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const origins = { [`https://s3.${sts.region}.amazonaws.com`]: standIn };
    const http = createGuardedHttp({ tcp, signal, origins });
    const fingerprints = () => approved.map(({ fingerprint }) => fingerprint);
    return { tcp, http, trusted: { fingerprints }, egressAddresses: [] };
  };
}

function testCatalogs(rig: Rig): void {
  testRest(rig);
  test("iceberg: nothing stays in a REST catalog or its bucket", async () => {
    const { restValues: values, approved } = rig;
    const { results } = await runCheck({ connector, values, createContext: contextFor(rig), approved });
    expect(results.map(({ status }) => status)).not.toContain("WARNING");
    expect(rig.rest.names()).toEqual([]);
    expect(await rig.swift.listObjects({ name: "lake" })).toEqual([]);
  });
}

function testRest(rig: Rig): void {
  const { restValues: values, approved } = rig;
  const withToken = { ...values, auth_method: "oauth_bearer_token_auth", password: icebergRest.token };
  conformance({
    connector,
    createContext: contextFor(rig),
    redirect: (port) => ({ ...values, host: `https://localhost:${port}/api/catalog` }),
    valid: [
      { name: "a client secret", values, approved },
      { name: "a bearer token", values: withToken, approved },
      { name: "an address with its version", values: { ...values, host: `${values.host}/v1/` }, approved },
      { name: "a namespace that is not there yet", values: { ...values, namespace: "new" }, approved },
    ],
    invalid: restFailures(rig),
  });
}

function restFailures({ restValues: values, approved }: Rig) {
  const withToken = { ...values, auth_method: "oauth_bearer_token_auth", password: icebergRest.token };
  const over = { approved };
  return [
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
  ];
}
