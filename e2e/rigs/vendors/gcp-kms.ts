import { generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";
import type { ApiCall, ApiReply } from "../http-emulator.ts";
import { verifyJwt } from "../verify-jwt.ts";
import { createAeadKeys } from "./aead-keys.ts";
import { googleError } from "./google-token.ts";
import type { KeyServiceRig } from "./key-service-rig.ts";

const tokenUrl = "https://oauth2.googleapis.com/token";
const ring = "projects/acme/locations/europe-west3/keyRings/latchkey/cryptoKeys";
const key = `${ring}/root`;
const otherKey = `${ring}/other`;
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
const account = "latchkey-keys@acme.iam.gserviceaccount.com";
/** Signs in, and has no role on the keys. */
const stranger = "stranger@acme.iam.gserviceaccount.com";

/** `encrypt` and `decrypt` of Cloud KMS v1 behind Google's sign-in of a service account (RS256). */
export function gcpKmsRig(): KeyServiceRig {
  const keys = createAeadKeys([key, otherKey]);
  const on = "https://cloudkms.googleapis.com/v1/projects/*/locations/*/keyRings/*/cryptoKeys/*";
  return {
    provider: "gcp-kms",
    routes: [
      { on: `POST ${tokenUrl}`, reply: signIn },
      { on: `POST ${on}`, reply: (call) => answer({ call, keys }) },
    ],
    urls: [tokenUrl, "https://cloudkms.googleapis.com"],
    settings: {
      LATCHKEY_KEY_PROVIDER: "gcp-kms",
      LATCHKEY_KEY_NAME: key,
      LATCHKEY_KEY_GOOGLE_SERVICE_ACCOUNT_KEY: keyFile({ email: account, pair }),
    },
    key,
    otherKey,
    absentKey: `${ring}/absent`,
    refused: {
      "a key file of nobody": {
        LATCHKEY_KEY_GOOGLE_SERVICE_ACCOUNT_KEY: keyFile({ email: account, pair: foreign }),
      },
      "an account without a role": {
        LATCHKEY_KEY_GOOGLE_SERVICE_ACCOUNT_KEY: keyFile({ email: stranger, pair }),
      },
    },
    throttled: googleError(429, "RESOURCE_EXHAUSTED"),
    broken: googleError(503, "UNAVAILABLE"),
  };
}

function keyFile(input: { readonly email: string; readonly pair: KeyPairKeyObjectResult }): string {
  const pem = input.pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return JSON.stringify({ type: "service_account", client_email: input.email, private_key: pem });
}

function signIn({ form }: ApiCall): ApiReply {
  const jwt = verifyJwt({
    token: form.get("assertion") ?? "",
    publicKey: pair.publicKey,
    algorithm: "RS256",
    maxSeconds: 3600,
  });
  const { iss, aud, scope } = jwt?.claims ?? {};
  const isGood = [account, stranger].includes(String(iss)) && aud === tokenUrl;
  if (!isGood) return { status: 400, json: { error: "invalid_grant" } };
  if (scope !== "https://www.googleapis.com/auth/cloudkms")
    return { status: 400, json: { error: "invalid_scope" } };
  return { status: 200, json: { access_token: `ya29.${iss}`, expires_in: 3599, token_type: "Bearer" } };
}

function answer(input: {
  readonly call: ApiCall;
  readonly keys: ReturnType<typeof createAeadKeys>;
}): ApiReply {
  const { call, keys } = input;
  const holder = /^Bearer ya29\.(.+)$/.exec(call.headers.authorization ?? "")?.[1];
  if (holder === undefined) return googleError(401, "UNAUTHENTICATED");
  if (holder !== account) return googleError(403, "PERMISSION_DENIED");
  const [, name = "", operation = ""] = /^\/v1\/(.+):(encrypt|decrypt)$/.exec(call.path) ?? [];
  if (!keys.has(name)) return googleError(404, "NOT_FOUND");
  const { plaintext, ciphertext, additionalAuthenticatedData: context = "" } = Object(call.json);
  if (operation === "encrypt") {
    const bytes = Buffer.from(String(plaintext), "base64");
    const sealed = keys.encrypt({ name, bytes, context }).toString("base64");
    return { status: 200, json: { name: `${name}/cryptoKeyVersions/1`, ciphertext: sealed } };
  }
  const bytes = keys.decrypt({ name, bytes: Buffer.from(String(ciphertext), "base64"), context });
  if (bytes === null) return googleError(400, "INVALID_ARGUMENT");
  return { status: 200, json: { plaintext: bytes.toString("base64"), usedPrimary: true } };
}
