import { generateKeyPairSync } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { startHttpEmulator } from "@/e2e/rigs/http-emulator";
import { requireRig } from "@/e2e/rigs/require-rig";
import { findSwift, startSwift } from "@/e2e/rigs/swift";
import { googleStorageRoutes } from "@/e2e/rigs/vendors/google-storage";
import { google, googleKeyFile, googleTokenRoute } from "@/e2e/rigs/vendors/google-token";
import { createGuardedHttp } from "@/lib/network/create-guarded-http";
import { createGuardedTcp } from "@/lib/network/create-guarded-tcp";
import { parseEgressPolicy } from "@/lib/network/parse-egress-policy";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import { conformance, type InvalidCase } from "../testing/conformance";
import { type CreateContext, runCheck } from "../testing/run-check";
import connector from "./connector";

const policy = parseEgressPolicy({ allowedCidrs: ["127.0.0.1/32"] });
const folder = "exports/täglich a+b";

function contextWith(storage: string, tokens: string): CreateContext {
  return ({ signal, standIn }) => {
    const tcp = createGuardedTcp({ policy, signal });
    const origins = {
      "https://storage.googleapis.com": standIn ?? storage,
      "https://oauth2.googleapis.com": standIn ?? tokens,
    };
    return {
      tcp,
      http: createGuardedHttp({ tcp, signal, origins }),
      trusted: { fingerprints: () => [] },
      egressAddresses: [],
    };
  };
}

function failing(base: PropertyValues) {
  return (name: string, change: PropertyValues, code: FailureCode, field: string | null): InvalidCase => ({
    name,
    values: { ...base, ...change },
    code,
    field,
  });
}

await describeKey();
const isSwiftHere = requireRig({ name: "OpenStack Swift", found: findSwift() });
if (isSwiftHere) await describeHmac();
else test.skip("gcs with HMAC keys against Swift", () => {});

/** The S3 protocol, as Google's XML API has it. */
async function describeHmac(): Promise<void> {
  const swift = await startSwift({ region: "auto" });
  afterAll(() => swift.stop());
  await swift.createBucket({ name: "lake", readable: true });
  const working: PropertyValues = {
    bucket_name: "lake",
    folder,
    disable_manifest: false,
    auth_method: "gcs_hmac_keys",
    access_key: swift.admin.keyId,
    secret: swift.admin.secret,
  };
  const fails = failing(working);
  const reader = { access_key: swift.reader.keyId, secret: swift.reader.secret };
  const createContext = contextWith(`http://127.0.0.1:${swift.port}`, "http://127.0.0.1:1");
  conformance({
    connector,
    createContext,
    redirect: () => working,
    valid: [{ name: "an HMAC key", values: working }],
    invalid: [
      fails("wrong secret", { secret: "not-the-s3cret-at-all" }, "auth_failed", "secret"),
      fails("no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"),
      fails("may list but not write", reader, "permission_denied", "bucket_name"),
    ],
  });
  test("gcs: what to run is Google's", async () => {
    const { results } = await runCheck({ connector, values: { ...working, ...reader }, createContext });
    expect(results.at(-1)?.remedy).toContain("gs://lake");
    expect(await swift.listObjects({ name: "lake" })).toEqual([]);
  });
}

/** The JSON protocol, with a service account. */
async function describeKey(): Promise<void> {
  const storage = googleStorageRoutes();
  const api = await startHttpEmulator({ routes: [googleTokenRoute, ...storage.routes] });
  afterAll(() => api.stop());
  const field = "service_account_key";
  const working: PropertyValues = {
    bucket_name: "lake",
    folder,
    disable_manifest: false,
    auth_method: "gcp_service_account_key",
    [field]: googleKeyFile(),
  };
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const pem = stranger.export({ type: "pkcs8", format: "pem" }).toString();
  const fails = failing(working);
  const createContext = contextWith(api.origin, api.origin);
  conformance({
    connector,
    createContext,
    redirect: () => working,
    valid: [
      { name: "a service account key", values: working },
      {
        // The address in a pasted file could lead anywhere.
        name: "a key file with another token_uri",
        values: { ...working, [field]: googleKeyFile({ token_uri: "http://169.254.169.254/" }) },
      },
    ],
    invalid: [
      fails("another private key", { [field]: googleKeyFile({ private_key: pem }) }, "auth_failed", field),
      fails(
        "an unknown account",
        { [field]: googleKeyFile({ client_email: "x@y.example" }) },
        "auth_failed",
        field,
      ),
      fails("not a key file", { [field]: '{"type":"authorized_user"}' }, "invalid_key", field),
      fails("not JSON", { [field]: "sekret" }, "invalid_key", field),
      fails("no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"),
      fails("may list but not write", { bucket_name: "locked" }, "permission_denied", "bucket_name"),
      fails(
        "a role, without an identity",
        { auth_method: "gcp_service_account_role", service_account_email: google.email },
        "auth_method_unsupported",
        "auth_method",
      ),
    ],
  });
  test("gcs: nothing stays", async () => {
    const { results } = await runCheck({ connector, values: working, createContext });
    expect(results.map(({ status }) => status)).toEqual(["PASSED", "PASSED", "PASSED"]);
    expect(storage.names()).toEqual([]);
  });
}
