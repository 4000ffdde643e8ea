import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { sts, stsRoute } from "@/e2e/rigs/vendors/aws-sts";
import { googleOperator, googleRoleRoutes } from "@/e2e/rigs/vendors/google-role";
import { googleStorageRoutes } from "@/e2e/rigs/vendors/google-storage";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import gcs from "../../gcs/connector";
import s3 from "../../s3/connector";
import { conformance } from "../../testing/conformance";
import { failing } from "../../testing/failing";
import { type CreateContext, runCheck } from "../../testing/run-check";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const hidden = (text: string) => ({ reveal: () => text });
const aws = {
  accessKeyId: sts.operator.accessKeyId,
  secretAccessKey: hidden(sts.operator.secretAccessKey),
};
const google = { email: googleOperator.email, privateKey: hidden(googleOperator.privateKey) };

/** A deployment with both identities. */
function contextWith(origins: Readonly<Record<string, string>>): CreateContext {
  return ({ signal, standIn }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const led = Object.fromEntries(Object.entries(origins).map(([from, to]) => [from, standIn ?? to]));
    const http = createGuardedHttp({ tcp, signal, origins: led });
    return {
      tcp,
      http,
      trusted: { fingerprints: () => [] },
      egressAddresses: [],
      operator: createOperatorIdentity({ http, aws, google }),
    };
  };
}

const isSwiftHere = requireRig({ name: "OpenStack Swift", found: findSwift() });
if (isSwiftHere) await testAwsRole();
else test.skip("s3 with a role against Swift", () => {});
await testGoogleRole();

/** The token service is emulated; the keys it gives out are those of a real storage service. */
async function testAwsRole(): Promise<void> {
  const swift = await startSwift({ region: sts.region });
  await swift.createBucket({ name: "lake" });
  const { keyId, secret } = swift.admin;
  const yields = { accessKeyId: keyId, secretAccessKey: secret, sessionToken: "role-session" };
  const api = await startHttpEmulator({ routes: [stsRoute({ yields })] });
  afterAll(() => Promise.all([swift.stop(), api.stop()]));
  const createContext = contextWith({
    [`https://sts.${sts.region}.amazonaws.com`]: api.origin,
    [`https://s3.${sts.region}.amazonaws.com`]: `http://127.0.0.1:${swift.port}`,
  });
  const working: PropertyValues = {
    bucket_name: "lake",
    bucket_region: sts.region,
    auth_method: "aws_iam_role",
    aws_iam_role_arn: sts.role,
    external_id: sts.externalId,
  };
  const field = "aws_iam_role_arn";
  conformance({
    connector: s3,
    createContext,
    redirect: () => working,
    valid: [{ name: "a role with its external id", values: working }],
    invalid: failing(working, [
      [
        "the external id of another connection",
        { external_id: "latchkey-other" },
        "permission_denied",
        field,
      ],
      ["a role of others", { [field]: "arn:aws:iam::999999999999:role/x" }, "permission_denied", field],
      ["a role open to all", { [field]: sts.openRole }, "open_access", field],
      ["no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
    ]),
  });
  testNoKeyShows({ values: working, createContext, secret });
}

function testNoKeyShows(input: {
  readonly values: PropertyValues;
  readonly createContext: CreateContext;
  readonly secret: string;
}): void {
  const { values, createContext, secret } = input;
  test("s3: no key of the role or of the operator comes out", async () => {
    const record = await runCheck({ connector: s3, values, createContext });
    const out = JSON.stringify(record);
    for (const one of [secret, "role-session", sts.operator.secretAccessKey]) expect(out).not.toContain(one);
  });
}

async function testGoogleRole(): Promise<void> {
  const storage = googleStorageRoutes();
  const api = await startHttpEmulator({ routes: [...googleRoleRoutes, ...storage.routes] });
  afterAll(() => api.stop());
  const hosts = ["storage", "oauth2", "iamcredentials"].map((name) => `https://${name}.googleapis.com`);
  const working: PropertyValues = {
    bucket_name: "lake",
    auth_method: "gcp_service_account_role",
    service_account_email: googleOperator.customer,
  };
  const field = "service_account_email";
  conformance({
    connector: gcs,
    createContext: contextWith(api.standIns(hosts)),
    redirect: () => working,
    valid: [{ name: "a service account that lets the operator in", values: working }],
    invalid: failing(working, [
      [
        "an account that does not",
        { [field]: "x@other.iam.gserviceaccount.com" },
        "permission_denied",
        field,
      ],
      ["a disabled account", { [field]: googleOperator.disabled }, "permission_denied", field],
      ["may list but not write", { bucket_name: "locked" }, "permission_denied", "bucket_name"],
    ]),
  });
}
