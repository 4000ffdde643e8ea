import { generateKeyPairSync } from "node:crypto";
import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { verifyJwt } from "../verify-jwt.ts";

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const tokenUrl = "https://oauth2.googleapis.com/token";

/** A service account, an OAuth client, and the people it may act for. */
export const google = {
  email: "loader@acme-project.iam.gserviceaccount.com",
  user: "ada@acme.example",
  client: { client_id: "client.apps.googleusercontent.com", client_secret: "GOCSPX-secret-4711" },
  refresh: "1//refresh-token-4711",
  narrow: "1//refresh-token-narrow",
  tokenUrl,
} as const;

/** The key file of the service account, with changes. */
export function googleKeyFile(over: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({
    type: "service_account",
    project_id: "acme-project",
    private_key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    client_email: google.email,
    token_uri: tokenUrl,
    ...over,
  });
}

/** Tokens for JWT assertions (RS256) and refresh tokens, as documented. */
export const googleTokenRoute: ApiRoute = { on: `POST ${tokenUrl}`, reply: token };

/** Who an access token of this emulator stands for, empty where it is none of its own. */
export function googleHolder({ headers }: Pick<ApiCall, "headers">): string {
  return /^Bearer ya29\.(.+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
}

/** An error as Google's APIs give it. */
export function googleError(code: number, status: string, reason?: string): ApiReply {
  const errors = reason === undefined ? [] : [{ reason }];
  return { status: code, json: { error: { code, status, errors, message: "refused" } } };
}

function token({ form }: ApiCall): ApiReply {
  if (form.get("grant_type") === "refresh_token") return refreshGrant(form);
  const jwt = verifyJwt({
    token: form.get("assertion") ?? "",
    publicKey: keys.publicKey,
    algorithm: "RS256",
    maxSeconds: 3600,
  });
  if (jwt === null || jwt.claims.aud !== tokenUrl) return refuse("invalid_grant", "Invalid JWT Signature.");
  const { iss, sub, scope } = jwt.claims;
  if (iss !== google.email) return refuse("invalid_grant", "Invalid grant: account not found");
  if (typeof scope !== "string" || !scope.startsWith("https://www.googleapis.com/auth/"))
    return refuse("invalid_scope", "bad scope");
  if (sub === "nobody@acme.example") return refuse("invalid_grant", "Invalid email or User ID");
  if (sub === "boss@acme.example") return { status: 401, json: { error: "unauthorized_client" } };
  return granted(typeof sub === "string" ? sub : google.email);
}

function refreshGrant(form: URLSearchParams): ApiReply {
  const { client_id, client_secret } = google.client;
  if (form.get("client_id") !== client_id || form.get("client_secret") !== client_secret)
    return { status: 401, json: { error: "invalid_client" } };
  if (form.get("refresh_token") === google.narrow) return granted("narrow");
  return form.get("refresh_token") === google.refresh
    ? granted(google.user)
    : refuse("invalid_grant", "Token has been expired or revoked.");
}

function granted(holder: string): ApiReply {
  return { status: 200, json: { access_token: `ya29.${holder}`, expires_in: 3599, token_type: "Bearer" } };
}

function refuse(error: string, error_description: string): ApiReply {
  return { status: 400, json: { error, error_description } };
}
