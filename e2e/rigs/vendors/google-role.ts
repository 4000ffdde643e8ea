import { generateKeyPairSync } from "node:crypto";
import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { verifyJwt } from "../verify-jwt.ts";
import { google, googleError } from "./google-token.ts";

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** The operator's service account; customers' accounts let it in or do not. */
export const googleOperator = {
  email: "latchkey@operator-project.iam.gserviceaccount.com",
  privateKey: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  /** Lets the operator in. */
  customer: "loader@customer-project.iam.gserviceaccount.com",
  disabled: "disabled@customer-project.iam.gserviceaccount.com",
} as const;

/** The operator's sign-in (RS256) and `generateAccessToken`, as documented. */
export const googleRoleRoutes: readonly ApiRoute[] = [
  { on: `POST ${google.tokenUrl}`, reply: signIn },
  {
    on: "POST https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/*",
    reply: generateAccessToken,
  },
];

function signIn({ form }: ApiCall): ApiReply {
  const token = form.get("assertion") ?? "";
  const jwt = verifyJwt({ token, publicKey: keys.publicKey, algorithm: "RS256", maxSeconds: 3600 });
  const isOperator = jwt?.claims.iss === googleOperator.email && jwt.claims.aud === google.tokenUrl;
  if (!isOperator) return { status: 400, json: { error: "invalid_grant" } };
  return { status: 200, json: { access_token: "ya29-operator", expires_in: 3599 } };
}

function generateAccessToken({ headers, json, path }: ApiCall): ApiReply {
  const holders = ["Bearer ya29-operator", "Bearer ya29-federated"];
  if (!holders.includes(headers.authorization ?? "")) return googleError(401, "UNAUTHENTICATED");
  const account = decodeURIComponent(path).split("/").at(-1) ?? "";
  const scopes: unknown = Object(json).scope;
  if (!Array.isArray(scopes) || scopes.length === 0) return googleError(400, "INVALID_ARGUMENT");
  if (account === `${googleOperator.disabled}:generateAccessToken`)
    return googleError(400, "FAILED_PRECONDITION");
  if (account !== `${googleOperator.customer}:generateAccessToken`)
    return googleError(403, "PERMISSION_DENIED");
  return {
    status: 200,
    json: { accessToken: `ya29.${googleOperator.customer}`, expireTime: "2030-01-01T00:00:00Z" },
  };
}
