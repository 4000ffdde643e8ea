import { createHmac, generateKeyPairSync } from "node:crypto";
import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { verifyJwt } from "../verify-jwt.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 3072 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pem = { type: "pkcs8", format: "pem" } as const;

/** A client with an RSA and an EC certificate, and a TBA token; `narrow` may not run queries. */
export const netsuite = {
  client_id: "netsuite-client",
  rsa: { certificate_id: "cert-rsa", private_key: rsa.privateKey.export(pem).toString() },
  ec: { certificate_id: "cert-ec", private_key: ec.privateKey.export(pem).toString() },
  narrow: "netsuite-narrow",
  tokens: {
    consumer_key: "netsuite-consumer",
    consumer_secret: "netsuite consumer+secret",
    token_id: "netsuite-token",
    token_secret: "netsuite-token-secret",
  },
} as const;

const origin = "https://1234567-sb1.suitetalk.api.netsuite.com";
const tokenUrl = `${origin}/services/rest/auth/oauth2/v1/token`;
const queryUrl = `${origin}/services/rest/query/v1/suiteql`;

/** Token (PS256 and ES256 assertions) and SuiteQL (bearer and OAuth 1.0a) of the account 1234567_SB1. */
export const netsuiteRoutes: readonly ApiRoute[] = [
  { on: `POST ${tokenUrl}`, reply: token },
  { on: `POST ${queryUrl}`, reply: query },
];

function token({ form }: ApiCall): ApiReply {
  const assertion = form.get("client_assertion") ?? "";
  const options = { token: assertion, maxSeconds: 3600 };
  const jwt =
    verifyJwt({ ...options, publicKey: rsa.publicKey, algorithm: "PS256" }) ??
    verifyJwt({ ...options, publicKey: ec.publicKey, algorithm: "ES256" });
  const kid = jwt?.header.alg === "PS256" ? netsuite.rsa.certificate_id : netsuite.ec.certificate_id;
  if (jwt === null || jwt.header.kid !== kid || jwt.claims.aud !== tokenUrl)
    return { status: 400, json: { error: "invalid_grant" } };
  const { iss, scope } = jwt.claims;
  if (scope !== "rest_webservices") return { status: 400, json: { error: "invalid_scope" } };
  if (iss !== netsuite.client_id && iss !== netsuite.narrow)
    return { status: 401, json: { error: "invalid_client" } };
  return { status: 200, json: { access_token: `access-of-${iss}`, expires_in: "3600" } };
}

function query({ headers, json }: ApiCall): ApiReply {
  const given = headers.authorization ?? "";
  if (given === `Bearer access-of-${netsuite.narrow}`) return { status: 403, json: {} };
  if (given !== `Bearer access-of-${netsuite.client_id}` && !isSigned(given))
    return { status: 401, json: {} };
  if (headers.prefer !== "transient" || typeof Reflect.get(Object(json), "q") !== "string")
    return { status: 400, json: {} };
  return { status: 200, json: { items: [{ one: "1" }], count: 1 } };
}

/** Recomputes the signature of RFC 5849 over what the header says. */
function isSigned(header: string): boolean {
  const given = new Map(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      decodeURIComponent(value),
    ]),
  );
  if (given.get("realm") !== "1234567_SB1" || given.get("oauth_token") !== netsuite.tokens.token_id)
    return false;
  if (given.get("oauth_consumer_key") !== netsuite.tokens.consumer_key) return false;
  const names = [...given.keys()].filter((name) => name !== "realm" && name !== "oauth_signature").sort();
  const parameters = names.map((name) => `${name}=${encodeURIComponent(given.get(name) ?? "")}`).join("&");
  const text = ["POST", queryUrl, parameters].map(encodeURIComponent).join("&");
  const { consumer_secret, token_secret } = netsuite.tokens;
  const key = `${encodeURIComponent(consumer_secret)}&${encodeURIComponent(token_secret)}`;
  return given.get("oauth_signature") === createHmac("sha256", key).update(text).digest("base64");
}
