import { X509Certificate } from "node:crypto";
import { type AddressInfo, connect } from "node:net";
import { createServer } from "node:tls";
import { afterAll, describe, expect, test } from "vitest";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { createTlsMaterial } from "@/e2e/rigs/tls-material";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import s3 from "../../s3/connector";
import s3Compatible from "../../s3_compatible/connector";
import { conformance, type InvalidCase } from "../../testing/conformance";
import { type CreateContext, runCheck } from "../../testing/run-check";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32", "::1/128"] });
const isSwiftHere = requireRig({ name: "OpenStack Swift", found: findSwift() });
if (isSwiftHere) testFamily(await startRig());
else test.skip("s3 and s3_compatible against Swift", () => {});

function contextWith(standInForS3: string): CreateContext {
  return ({ signal, approved, standIn = standInForS3 }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const origins = {
      "https://s3.us-east-1.amazonaws.com": standIn,
      "https://s3.eu-west-1.amazonaws.com": standIn,
    };
    return {
      tcp,
      http: createGuardedHttp({ tcp, signal, origins }),
      trusted: {
        fingerprints: ({ kind }) => approved.filter((one) => one.kind === kind).map((one) => one.fingerprint),
      },
      egressAddresses: ["198.51.100.7"],
    };
  };
}

function invalid(base: PropertyValues) {
  return (name: string, change: PropertyValues, code: FailureCode, field: string | null): InvalidCase => ({
    name,
    values: { ...base, ...change },
    code,
    field,
  });
}

type Rig = Awaited<ReturnType<typeof startRig>>;

/** The server, with and without TLS, and values that work against it. */
async function startRig() {
  const swift = await startSwift();
  afterAll(() => swift.stop());
  await swift.createBucket({ name: "lake", readable: true });
  const createContext = contextWith(`http://127.0.0.1:${swift.port}`);
  const material = await createTlsMaterial();
  const tlsPort = await startTlsFront({ material, port: swift.port });
  const { fingerprint256 } = new X509Certificate(material.server.cert);
  const keys = { access_id: swift.admin.keyId, secret_key: swift.admin.secret };
  const reader = { access_id: swift.reader.keyId, secret_key: swift.reader.secret };
  const inBucket = { bucket_name: "lake", bucket_region: "us-east-1", folder: "exports/täglich a+b" };
  const aws: PropertyValues = {
    ...inBucket,
    ...keys,
    auth_method: "aws_access_keys",
    disable_manifest: false,
  };
  const own: PropertyValues = {
    ...inBucket,
    ...keys,
    auth_method: "access_keys",
    host: `127.0.0.1:${swift.port}`,
    disable_ssl: true,
  };
  const overTls = { ...own, host: `localhost:${tlsPort}`, disable_ssl: false };
  return { swift, createContext, fingerprint256, reader, aws, own, overTls };
}

function testFamily(rig: Rig): void {
  testS3(rig);
  testS3Compatible(rig);
  testAdviceAndTraces(rig);
}

/** What fails with both connectors. */
function commonFailures({ base, reader }: { base: PropertyValues; reader: PropertyValues }) {
  const fails = invalid(base);
  return [
    fails("wrong secret", { secret_key: "not-the-s3cret-at-all" }, "auth_failed", "secret_key"),
    // Swift does not tell an unknown key from a wrong secret.
    fails("unknown key", { access_id: "lk:nobody" }, "auth_failed", "secret_key"),
    fails("no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"),
    fails("other region", { bucket_region: "eu-west-1" }, "region_mismatch", "bucket_region"),
    fails("may list but not write", reader, "permission_denied", "bucket_name"),
  ];
}

function testS3({ createContext, reader, aws }: Rig): void {
  conformance({
    connector: s3,
    createContext,
    redirect: () => aws,
    valid: [
      { name: "a folder", values: aws },
      { name: "the top level", values: { ...aws, folder: "" } },
    ],
    invalid: [
      ...commonFailures({ base: aws, reader }),
      invalid(aws)(
        "a role, without an identity",
        { auth_method: "aws_iam_role", aws_iam_role_arn: "arn:aws:iam::123456789012:role/loader" },
        "auth_method_unsupported",
        "auth_method",
      ),
    ],
  });
}

function testS3Compatible({ createContext, fingerprint256, reader, own, overTls }: Rig): void {
  const ownFails = invalid(own);
  conformance({
    connector: s3Compatible,
    createContext,
    redirect: (port) => ({ ...own, host: `127.0.0.1:${port}` }),
    valid: [
      { name: "without TLS, with a warning", values: own },
      {
        name: "TLS with an approved certificate",
        values: overTls,
        approved: [{ kind: "tls_certificate", fingerprint: fingerprint256 }],
      },
    ],
    invalid: [
      ...commonFailures({ base: own, reader }),
      ownFails("nothing listens", { host: "127.0.0.1:1" }, "connection_refused", "host"),
      ownFails("unknown host", { host: "nosuch.invalid" }, "dns_not_found", "host"),
      ownFails("metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"),
      ownFails("a URL as host", { host: "https://storage.example.com" }, "invalid_host", "host"),
      ownFails("no TLS there", { disable_ssl: false }, "tls_not_supported", "disable_ssl"),
      { ...ownFails("TLS untrusted", {}, "tls_untrusted", "host"), values: overTls },
    ],
  });
}

function testAdviceAndTraces({ swift, createContext, reader, aws }: Rig): void {
  describe("s3: what it says and leaves", () => {
    test("the right region is named, the policy names the bucket, nothing stays", async () => {
      const failureOf = async (values: PropertyValues) => {
        const { results } = await runCheck({ connector: s3, values, createContext });
        return results.find(({ status }) => status === "FAILED");
      };
      const permissionsOf = async (values: PropertyValues) =>
        (await runCheck({ connector: s3, values, createContext })).results.find(
          ({ id }) => id === "permissions",
        );
      expect((await failureOf({ ...aws, bucket_region: "eu-west-1" }))?.hint).toContain("us-east-1");
      const denied = await failureOf({ ...aws, ...reader });
      expect(denied?.id).toBe("write_probe");
      expect(denied?.remedy).toContain('"arn:aws:s3:::lake/*"');
      expect(await failureOf(aws)).toBeUndefined();
      expect(await permissionsOf(aws)).toMatchObject({ status: "PASSED" });
      await swift.createBucket({ name: "other" });
      const warned = await permissionsOf(aws);
      expect(warned).toMatchObject({ status: "WARNING", code: "superuser", field: "access_id" });
      expect(warned?.message).toContain("It sees all 2 buckets of the account.");
      expect(warned?.remedy).toContain('"arn:aws:s3:::lake/*"');
      expect(await swift.listObjects({ name: "lake" })).toEqual([]);
    });
  });
}

/** TLS in front of a server that has none. */
async function startTlsFront(input: {
  readonly material: Awaited<ReturnType<typeof createTlsMaterial>>;
  readonly port: number;
}): Promise<number> {
  const server = createServer(input.material.server, (socket) => {
    const back = connect({ host: "127.0.0.1", port: input.port });
    socket.on("error", () => back.destroy());
    back.on("error", () => socket.destroy());
    socket.pipe(back).pipe(socket);
  });
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  return (server.address() as AddressInfo).port;
}
