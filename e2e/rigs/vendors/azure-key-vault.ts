import {
  constants,
  generateKeyPairSync,
  type KeyPairKeyObjectResult,
  privateDecrypt,
  publicEncrypt,
} from "node:crypto";
import type { ApiCall, ApiReply } from "../http-emulator.ts";
import type { KeyServiceRig } from "./key-service-rig.ts";

const vault = "https://acme-latchkey.vault.azure.net";
const key = `${vault}/keys/root`;
const otherKey = `${vault}/keys/other`;
const tenant = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
const app = { id: "11111111-1111-4111-8111-111111111111", secret: "entra-client-s3cret-of-latchkey" };
/** Signs in, and no access policy of the vault names it. */
const stranger = { id: "33333333-3333-4333-8333-333333333333", secret: "entra-client-s3cret-of-stranger" };
const version = "0123456789abcdef0123456789abcdef";

/** Entra's client credentials, and Get Key, Wrap Key and Unwrap Key of Key Vault 7.4 with real RSA-OAEP-256. */
export function azureKeyVaultRig(): KeyServiceRig {
  const pairs = new Map(
    [key, otherKey].map((name) => [name, generateKeyPairSync("rsa", { modulusLength: 2048 })]),
  );
  const reply = (call: ApiCall) => answer({ call, pairs });
  return {
    provider: "azure-kv",
    routes: [
      { on: `POST https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, reply: signIn },
      { on: `GET ${vault}/keys/*`, reply },
      { on: `POST ${vault}/keys/*/*/*`, reply },
    ],
    urls: ["https://login.microsoftonline.com", vault],
    settings: {
      LATCHKEY_KEY_PROVIDER: "azure-kv",
      LATCHKEY_KEY_NAME: key,
      LATCHKEY_KEY_AZURE_TENANT_ID: tenant,
      LATCHKEY_KEY_AZURE_CLIENT_ID: app.id,
      LATCHKEY_KEY_AZURE_CLIENT_SECRET: app.secret,
    },
    key,
    otherKey,
    absentKey: `${vault}/keys/absent`,
    refused: {
      "a wrong secret": { LATCHKEY_KEY_AZURE_CLIENT_SECRET: "not-the-secret-of-this-app" },
      "an application without a policy": {
        LATCHKEY_KEY_AZURE_CLIENT_ID: stranger.id,
        LATCHKEY_KEY_AZURE_CLIENT_SECRET: stranger.secret,
      },
    },
    throttled: refusal(429, "Throttled"),
    broken: refusal(500, "InternalServerError"),
  };
}

function signIn({ form }: ApiCall): ApiReply {
  if (
    form.get("grant_type") !== "client_credentials" ||
    form.get("scope") !== "https://vault.azure.net/.default"
  )
    return { status: 400, json: { error: "invalid_scope" } };
  const known = [app, stranger].find(({ id }) => id === form.get("client_id"));
  if (known === undefined) return { status: 400, json: { error: "unauthorized_client" } };
  if (known.secret !== form.get("client_secret")) return { status: 401, json: { error: "invalid_client" } };
  return { status: 200, json: { access_token: `entra.${known.id}`, expires_in: 3599, token_type: "Bearer" } };
}

function answer(input: {
  readonly call: ApiCall;
  readonly pairs: ReadonlyMap<string, KeyPairKeyObjectResult>;
}): ApiReply {
  const { call, pairs } = input;
  const holder = /^Bearer entra\.(.+)$/.exec(call.headers.authorization ?? "")?.[1];
  if (holder === undefined) return refusal(401, "Unauthorized");
  if (holder !== app.id) return refusal(403, "Forbidden");
  if (call.query.get("api-version") !== "7.4") return refusal(400, "BadParameter");
  const [, name = "", asked = version, operation = "get"] =
    /^\/keys\/([^/]+)(?:\/([^/]+)\/(wrapkey|unwrapkey))?$/.exec(call.path) ?? [];
  const kid = `${vault}/keys/${name}`;
  const pair = pairs.get(kid);
  if (pair === undefined || asked !== version) return refusal(404, "KeyNotFound");
  if (operation === "get") return { status: 200, json: { key: { kid: `${kid}/${version}`, kty: "RSA" } } };
  const { alg, value } = Object(call.json);
  if (alg !== "RSA-OAEP-256") return refusal(400, "BadParameter");
  const bytes = Buffer.from(String(value), "base64url");
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  try {
    const result =
      operation === "wrapkey"
        ? publicEncrypt({ key: pair.publicKey, ...padding }, bytes)
        : privateDecrypt({ key: pair.privateKey, ...padding }, bytes);
    return { status: 200, json: { kid: `${kid}/${version}`, value: result.toString("base64url") } };
  } catch {
    return refusal(400, "BadParameter");
  }
}

function refusal(status: number, code: string): ApiReply {
  return { status, json: { error: { code, message: "refused" } } };
}
