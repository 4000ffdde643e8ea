import { generateKeyPairSync } from "node:crypto";
import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { verifyJwt } from "../verify-jwt.ts";

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** An app with a user, and the key its certificate belongs to. */
export const salesforce = {
  client: { client_id: "3MVG9-consumer-key", client_secret: "salesforce-secret-4711" },
  username: "loader@acme.example",
  refresh: "5Aep-refresh-token",
  privateKey: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
} as const;

/** Token and limits of the org `acme`, as documented; `userless` has no Run As user. */
export const salesforceRoutes: readonly ApiRoute[] = [
  { on: "POST https://acme.my.salesforce.com/services/oauth2/token", reply: token },
  {
    on: "POST https://userless.my.salesforce.com/services/oauth2/token",
    reply: () => refuse("invalid_grant", "no client credentials user enabled"),
  },
  {
    on: "POST https://astray.my.salesforce.com/services/oauth2/token",
    reply: () => granted("https://evil.example"),
  },
  { on: "GET https://acme.my.salesforce.com/services/data/v65.0/limits", reply: limits },
];

function token({ form }: ApiCall): ApiReply {
  const grant = form.get("grant_type");
  if (grant === "urn:ietf:params:oauth:grant-type:jwt-bearer") return jwtGrant(form.get("assertion") ?? "");
  if (form.get("client_id") !== salesforce.client.client_id)
    return refuse("invalid_client_id", "client identifier invalid");
  if (form.get("client_secret") !== salesforce.client.client_secret)
    return refuse("invalid_client", "invalid client credentials");
  if (grant === "client_credentials") return granted();
  if (grant !== "refresh_token") return refuse("unsupported_grant_type", "grant type not supported");
  return form.get("refresh_token") === salesforce.refresh
    ? granted()
    : refuse("invalid_grant", "expired access/refresh token");
}

function jwtGrant(assertion: string): ApiReply {
  const jwt = verifyJwt({ token: assertion, publicKey: keys.publicKey, algorithm: "RS256", maxSeconds: 300 });
  if (jwt === null) return refuse("invalid_grant", "invalid assertion");
  if (jwt.claims.aud !== "https://login.salesforce.com")
    return refuse("invalid_grant", "audience is invalid");
  if (jwt.claims.iss !== salesforce.client.client_id)
    return refuse("invalid_client_id", "client identifier invalid");
  if (jwt.claims.sub === "new@acme.example")
    return refuse("invalid_grant", "user hasn't approved this consumer");
  return jwt.claims.sub === salesforce.username ? granted() : refuse("invalid_grant", "user not found");
}

function granted(instance_url = "https://acme.my.salesforce.com"): ApiReply {
  return { status: 200, json: { access_token: "00D-access", instance_url, token_type: "Bearer" } };
}

function refuse(error: string, error_description: string): ApiReply {
  return { status: 400, json: { error, error_description } };
}

function limits({ headers }: ApiCall): ApiReply {
  if (headers.authorization !== "Bearer 00D-access")
    return { status: 401, json: [{ errorCode: "INVALID_SESSION_ID" }] };
  return { status: 200, json: { DailyApiRequests: { Max: 15_000, Remaining: 14_998 } } };
}
