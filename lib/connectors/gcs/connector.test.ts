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
import { conformance } from "../testing/conformance";
import { failing } from "../testing/failing";
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

const field = "service_account_key";

testKey(await startJsonRig());
const isSwiftHere = requireRig({ name: "OpenStack Swift", found: findSwift() });
if (isSwiftHere) testHmac(await startHmacRig());
else test.skip("gcs with HMAC keys against Swift", () => {});

type HmacRig = Awaited<ReturnType<typeof startHmacRig>>;
type JsonRig = Awaited<ReturnType<typeof startJsonRig>>;

/** The S3 protocol, as Google's XML API has it. */
async function startHmacRig() {
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
  const reader = { access_key: swift.reader.keyId, secret: swift.reader.secret };
  const createContext = contextWith(`http://127.0.0.1:${swift.port}`, "http://127.0.0.1:1");
  return { swift, working, reader, createContext };
}

function testHmac({ swift, working, reader, createContext }: HmacRig): void {
  conformance({
    connector,
    createContext,
    redirect: () => working,
    valid: [{ name: "an HMAC key", values: working }],
    invalid: failing(working, [
      ["wrong secret", { secret: "not-the-s3cret-at-all" }, "auth_failed", "secret"],
      ["no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
      ["may list but not write", reader, "permission_denied", "bucket_name"],
    ]),
  });
  test("gcs: what to run is Google's", async () => {
    const { results } = await runCheck({ connector, values: { ...working, ...reader }, createContext });
    expect(results.at(-1)?.remedy).toContain("gs://lake");
    expect(await swift.listObjects({ name: "lake" })).toEqual([]);
  });
}

/** The JSON protocol, with a service account. */
async function startJsonRig() {
  const storage = googleStorageRoutes();
  const api = await startHttpEmulator({ routes: [googleTokenRoute, ...storage.routes] });
  afterAll(() => api.stop());
  const working: PropertyValues = {
    bucket_name: "lake",
    folder,
    disable_manifest: false,
    auth_method: "gcp_service_account_key",
    [field]: googleKeyFile(),
  };
  return { storage, working, createContext: contextWith(api.origin, api.origin) };
}

function testKey(rig: JsonRig): void {
  const { working, createContext } = rig;
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
    invalid: invalidKeyCases(rig),
  });
  testSideEffects(rig);
}

function invalidKeyCases({ working }: JsonRig) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const otherKey = googleKeyFile({ private_key: pem });
  const unknown = googleKeyFile({ client_email: "x@y.example" });
  const role = { auth_method: "gcp_service_account_role", service_account_email: google.email };
  return failing(working, [
    ["another private key", { [field]: otherKey }, "auth_failed", field],
    ["an unknown account", { [field]: unknown }, "auth_failed", field],
    ["not a key file", { [field]: '{"type":"authorized_user"}' }, "invalid_key", field],
    ["not JSON", { [field]: "sekret" }, "invalid_key", field],
    ["no such bucket", { bucket_name: "lakes" }, "bucket_not_found", "bucket_name"],
    ["may list but not write", { bucket_name: "locked" }, "permission_denied", "bucket_name"],
    ["a role, without an identity", role, "auth_method_unsupported", "auth_method"],
  ]);
}

function testSideEffects({ storage, working, createContext }: JsonRig): void {
  test("gcs: nothing stays", async () => {
    const { results } = await runCheck({ connector, values: working, createContext });
    expect(results.map(({ status }) => status)).toEqual(["PASSED", "PASSED", "PASSED"]);
    expect(storage.names()).toEqual([]);
  });
}
