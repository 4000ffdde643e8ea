import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { googleOperator, googleRoleRoutes } from "@/e2e/rigs/vendors/google-role";
import { googleStorageRoutes } from "@/e2e/rigs/vendors/google-storage";
import { google, googleKeyFile, googleTokenRoute } from "@/e2e/rigs/vendors/google-token";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { createOperatorIdentity } from "@/lib/network/create-operator-identity";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
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

const inBucket: PropertyValues = { ...tables, bucket_vendor: "bucket_gcs", bucket_name: "lake" };

function contextWith(origins: Readonly<Record<string, string>>): CreateContext {
  return ({ signal, standIn }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const led = Object.fromEntries(Object.entries(origins).map(([from, to]) => [from, standIn ?? to]));
    const http = createGuardedHttp({ tcp, signal, origins: led });
    const own = { email: googleOperator.email, privateKey: hidden(googleOperator.privateKey) };
    const operator = createOperatorIdentity({ http, google: own });
    return { tcp, http, trusted: { fingerprints: () => [] }, egressAddresses: [], operator };
  };
}

const commitOf = async (values: PropertyValues, createContext: CreateContext) => {
  const { results } = await runCheck({ connector, values, createContext });
  return results.find(({ id }) => id === "commit_probe")?.status;
};

testGoogle(await startGoogle());
if (requireRig({ name: "OpenStack Swift", found: findSwift() })) await testHmac();
else test.skip("delta_lake with an HMAC key against Swift", () => {});

/** Google's JSON protocol with a key file and a role, and the S3 protocol with an HMAC key. */
async function startGoogle() {
  const storage = googleStorageRoutes();
  const withKey = await startHttpEmulator({ routes: [googleTokenRoute, ...storage.routes] });
  const withRole = await startHttpEmulator({ routes: [...googleRoleRoutes, ...storage.routes] });
  afterAll(() => Promise.all([withKey.stop(), withRole.stop()]));
  const hosts = ["storage", "oauth2", "iamcredentials"].map((name) => `https://${name}.googleapis.com`);
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
  return { storage, withKey, withRole, hosts, key, role, email };
}

function testGoogle({
  storage,
  withKey,
  withRole,
  hosts,
  key,
  role,
  email,
}: Awaited<ReturnType<typeof startGoogle>>): void {
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
}

/** The S3 protocol, as Google's XML API has it. */
async function testHmac(): Promise<void> {
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
