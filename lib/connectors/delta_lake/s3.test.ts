import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { sts, stsRoute } from "@/e2e/rigs/vendors/aws-sts";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { conformance } from "../testing/conformance";
import { type Change, failing } from "../testing/failing";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const hidden = (text: string) => ({ reveal: () => text });
const tables: PropertyValues = {
  folder: "delta/täglich a+b",
  retention_window_days: 7,
  column_mapping_mode: "none",
  deletion_vectors_disabled: false,
  change_data_feed_disabled: false,
};

function contextWith(origins: Readonly<Record<string, string>>): CreateContext {
  return ({ signal, standIn }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const led = Object.fromEntries(Object.entries(origins).map(([from, to]) => [from, standIn ?? to]));
    const http = createGuardedHttp({ tcp, signal, origins: led });
    const aws = { ...sts.operator, secretAccessKey: hidden(sts.operator.secretAccessKey) };
    const operator = createOperatorIdentity({ http, aws });
    return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [], operator };
  };
}

const commitOf = async (values: PropertyValues, createContext: CreateContext) => {
  const { results } = await runCheck({ connector, values, createContext });
  return results.find(({ id }) => id === "commit_probe")?.status;
};

if (requireRig({ name: "OpenStack Swift", found: findSwift() })) testS3(await startS3());
else test.skip("delta_lake against Swift", () => {});

/** A real Swift behind its S3 interface: as Amazon S3, with keys and a role, and as a service of the user's own. */
async function startS3() {
  const swift = await startSwift({ region: sts.region });
  await swift.createBucket({ name: "lake", readable: true });
  const { keyId, secret } = swift.admin;
  const yields = { accessKeyId: keyId, secretAccessKey: secret, sessionToken: "role-session" };
  const api = await startHttpEmulator({ routes: [stsRoute({ yields })] });
  afterAll(() => Promise.all([swift.stop(), api.stop()]));
  const origin = `http://127.0.0.1:${swift.port}`;
  const createContext = contextWith({
    [`https://sts.${sts.region}.amazonaws.com`]: api.origin,
    [`https://s3.${sts.region}.amazonaws.com`]: origin,
    "https://s3.us-east-1.amazonaws.com": origin,
  });
  const inBucket = { ...tables, bucket_name: "lake", bucket_region: sts.region };
  const keys = { access_id: keyId, secret_key: secret };
  const aws: PropertyValues = {
    ...inBucket,
    ...keys,
    bucket_vendor: "bucket_s3",
    bucket_auth_method: "aws_access_keys",
  };
  const role: PropertyValues = {
    ...inBucket,
    bucket_vendor: "bucket_s3",
    bucket_auth_method: "aws_iam_role",
    aws_iam_role_arn: sts.role,
    external_id: sts.externalId,
  };
  const own: PropertyValues = {
    ...inBucket,
    ...keys,
    bucket_vendor: "bucket_s3_compatible",
    bucket_auth_method: "access_keys",
    host: `127.0.0.1:${swift.port}`,
    disable_ssl: true,
  };
  const reader = { access_id: swift.reader.keyId, secret_key: swift.reader.secret };
  const common = failuresOf(reader);
  return { swift, createContext, aws, role, own, common };
}

function testS3({ swift, createContext, aws, role, own, common }: Awaited<ReturnType<typeof startS3>>): void {
  conformance({
    connector,
    createContext,
    redirect: (port) => ({ ...own, host: `127.0.0.1:${port}` }),
    valid: [
      { name: "S3 with a key", values: aws },
      { name: "S3 with a role", values: role },
      { name: "a service of the user's own, without TLS", values: own },
    ],
    invalid: [
      ...failing(aws, common),
      ...failing(own, common),
      ...failing(own, [
        ["nothing listens", { host: "127.0.0.1:1" }, "connection_refused", "host"],
        ["metadata address", { host: "169.254.169.254" }, "address_not_allowed", "host"],
        ["no TLS there", { disable_ssl: false }, "tls_not_supported", "disable_ssl"],
      ]),
      ...failing(role, [
        ["another external id", { external_id: "latchkey-other" }, "permission_denied", "aws_iam_role_arn"],
      ]),
    ],
  });
  test("delta_lake: storage that knows no conditional writes is a warning, and nothing stays", async () => {
    // Swift answers 501 to such a write.
    for (const values of [aws, own]) expect(await commitOf(values, createContext)).toBe("WARNING");
    expect(await swift.listObjects({ name: "lake" })).toEqual([]);
  });
}

/** What fails with S3 and with a service of the user's own. */
function failuresOf(reader: PropertyValues): readonly Change[] {
  return [
    ["wrong secret", { secret_key: "not-the-s3cret-at-all" }, "auth_failed", "secret_key"],
    ["no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
    ["other region", { bucket_region: "us-east-1" }, "region_mismatch", "bucket_region"],
    ["may list but not write", reader, "permission_denied", "bucket_name"],
  ];
}
