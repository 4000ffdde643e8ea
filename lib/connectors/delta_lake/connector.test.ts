import { afterAll, expect, test } from "vitest";
import { findAzurite, startAzurite } from "@/e2e/rigs/azurite";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { sts, stsRoute } from "@/e2e/rigs/vendors/aws-sts";
import { googleOperator, googleRoleRoutes } from "@/e2e/rigs/vendors/google-role";
import { googleStorageRoutes } from "@/e2e/rigs/vendors/google-storage";
import { google, googleKeyFile, googleTokenRoute } from "@/e2e/rigs/vendors/google-token";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import { browseInput } from "../testing/browse-input";
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
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
    const own = { email: googleOperator.email, privateKey: hidden(googleOperator.privateKey) };
    const operator = createOperatorIdentity({ http, aws, google: own });
    return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [], operator };
  };
}

const commitOf = async (values: PropertyValues, createContext: CreateContext) => {
  const { results } = await runCheck({ connector, values, createContext });
  return results.find(({ id }) => id === "commit_probe")?.status;
};

if (requireRig({ name: "Azurite", found: findAzurite() !== null })) await testAzure();
else test.skip("delta_lake against Azurite", () => {});
if (requireRig({ name: "OpenStack Swift", found: findSwift() })) await testS3();
else test.skip("delta_lake against Swift", () => {});
await testGoogle();

/** A real Azurite: a key of the account, and a SAS. */
async function testAzure(): Promise<void> {
  const azurite = await startAzurite();
  afterAll(() => azurite.stop());
  await azurite.createContainer({ name: "lake" });
  const createContext = contextWith({
    [`https://${azurite.account}.blob.core.windows.net`]: azurite.origin,
  });
  const [key, sas] = ["storage_account_access_key", "shared_access_signature_token"] as const;
  const working: PropertyValues = {
    ...tables,
    bucket_vendor: "bucket_abs",
    storage_account_name: azurite.account,
    container_name: "lake",
    bucket_auth_method: "azure_storage_account_access_key",
    [key]: azurite.key,
  };
  const withSas = (permissions: string): PropertyValues => ({
    ...working,
    bucket_auth_method: "azure_service_shared_access_signature",
    [sas]: azurite.sign({ container: "lake", permissions }),
  });
  conformance({
    connector,
    createContext,
    redirect: () => working,
    valid: [
      { name: "an account key", values: working },
      { name: "the top level", values: { ...working, folder: "" } },
      { name: "a SAS", values: withSas("racwdl") },
    ],
    invalid: [
      ...failing(working, [
        [
          "another key",
          { [key]: Buffer.from("another key".repeat(4)).toString("base64") },
          "auth_failed",
          key,
        ],
        ["no such container", { container_name: "lakes" }, "bucket_not_found", "container_name"],
      ]),
      ...failing(withSas("rl"), [["a SAS to read with", {}, "permission_denied", sas]]),
      ...failing(working, [
        [
          "no SAS",
          { bucket_auth_method: "azure_service_shared_access_signature", [sas]: "no-sas-at-all-but-long" },
          "auth_failed",
          sas,
        ],
      ]),
    ],
  });
  test("delta_lake: Azure keeps one commit from overwriting another, and nothing stays", async () => {
    expect(await commitOf(working, createContext)).toBe("PASSED");
    expect(await commitOf(withSas("racwdl"), createContext)).toBe("PASSED");
    expect(await azurite.listBlobs({ name: "lake" })).toEqual([]);
  });
  test("delta_lake: an account key lists files", async () => {
    const from = browseInput({ values: { ...working, folder: "" }, createContext });
    expect(await connector.browsing?.files?.({ ...from, path: "/", pageToken: null })).toEqual({
      path: "/",
      items: [],
      nextPageToken: null,
    });
  });
}

/** A real Swift behind its S3 interface: as Amazon S3, with keys and a role, and as a service of the user's own. */
async function testS3(): Promise<void> {
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
  const common = [
    ["wrong secret", { secret_key: "not-the-s3cret-at-all" }, "auth_failed", "secret_key"],
    ["no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
    ["other region", { bucket_region: "us-east-1" }, "region_mismatch", "bucket_region"],
    ["may list but not write", reader, "permission_denied", "bucket_name"],
  ] as const;
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

/** Google's JSON protocol with a key file and a role, and the S3 protocol with an HMAC key. */
async function testGoogle(): Promise<void> {
  const storage = googleStorageRoutes();
  const withKey = await startHttpEmulator({ routes: [googleTokenRoute, ...storage.routes] });
  const withRole = await startHttpEmulator({ routes: [...googleRoleRoutes, ...storage.routes] });
  afterAll(() => Promise.all([withKey.stop(), withRole.stop()]));
  const hosts = ["storage", "oauth2", "iamcredentials"].map((name) => `https://${name}.googleapis.com`);
  const inBucket = { ...tables, bucket_vendor: "bucket_gcs", bucket_name: "lake" };
  const key: PropertyValues = {
    ...inBucket,
    bucket_auth_method: "gcp_service_account_key",
    service_account_key: googleKeyFile(),
  };
  const role: PropertyValues = {
    ...inBucket,
    bucket_auth_method: "gcp_service_account_role",
    service_account_email: googleOperator.customer,
  };
  const email = "service_account_email";
  conformance({
    connector,
    createContext: contextWith(withKey.standIns(hosts)),
    redirect: () => key,
    valid: [{ name: "a Google key file", values: key }],
    invalid: failing(key, [
      [
        "a key of an unknown account",
        { service_account_key: googleKeyFile({ client_email: "x@y.example" }) },
        "auth_failed",
        "service_account_key",
      ],
      ["may list but not write", { bucket_name: "locked" }, "permission_denied", "bucket_name"],
    ]),
  });
  conformance({
    connector,
    createContext: contextWith(withRole.standIns(hosts)),
    redirect: () => role,
    valid: [{ name: "a Google role", values: role }],
    invalid: failing(role, [
      ["an account that does not let us in", { [email]: google.email }, "permission_denied", email],
    ]),
  });
  test("delta_lake: Google keeps one commit from overwriting another, and nothing stays", async () => {
    expect(await commitOf(key, contextWith(withKey.standIns(hosts)))).toBe("PASSED");
    expect(storage.names()).toEqual([]);
  });
  if (findSwift() === null) return;
  const swift = await startSwift({ region: "auto" });
  afterAll(() => swift.stop());
  await swift.createBucket({ name: "lake", readable: true });
  const hmac: PropertyValues = {
    ...inBucket,
    bucket_auth_method: "gcs_hmac_keys",
    access_key: swift.admin.keyId,
    secret: swift.admin.secret,
  };
  conformance({
    connector,
    createContext: contextWith({ "https://storage.googleapis.com": `http://127.0.0.1:${swift.port}` }),
    redirect: () => hmac,
    valid: [{ name: "an HMAC key", values: hmac }],
    invalid: failing(hmac, [["wrong secret", { secret: "not-the-s3cret-at-all" }, "auth_failed", "secret"]]),
  });
}
