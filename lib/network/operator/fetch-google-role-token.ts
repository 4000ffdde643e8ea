import { createPrivateKey, sign } from "node:crypto";
import { RoleError } from "@/lib/shared/errors/role-error";
import type { GuardedHttp, HttpResponse } from "@/lib/shared/setup-test/context";
import type { Hidden } from "./hidden";
import { type RoleProblem, roleProblems } from "./role-problems";

const tokenUrl = "https://oauth2.googleapis.com/token";
const accounts = "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts";
const seconds = 900;

/** The operator's own service account. */
export interface OperatorGoogleKey {
  readonly email: string;
  /** PKCS #8, PEM. */
  readonly privateKey: Hidden;
}

/**
 * An access token of a customer's service account: signs in as the operator's own account, then asks for a
 * token of the other (IAM Credentials API, `generateAccessToken`).
 * @throws RoleError, NetworkError
 */
export async function fetchGoogleRoleToken(input: {
  readonly http: GuardedHttp;
  readonly google: OperatorGoogleKey;
  readonly serviceAccountEmail: string;
  readonly scopes: readonly string[];
  readonly signal?: AbortSignal;
}): Promise<string> {
  const { http, serviceAccountEmail, signal } = input;
  const over = signal === undefined ? {} : { signal };
  const own = await http.request({
    method: "POST",
    url: tokenUrl,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: assertion(input.google),
    }).toString(),
    ...over,
  });
  const ownToken = textAt(own.json(), "access_token");
  if (own.status !== 200 || ownToken === "") throw refused(own, roleProblems.identity);
  const answer = await http.request({
    method: "POST",
    url: `${accounts}/${encodeURIComponent(serviceAccountEmail)}:generateAccessToken`,
    headers: { "content-type": "application/json", authorization: `Bearer ${ownToken}` },
    body: JSON.stringify({ scope: input.scopes, lifetime: `${seconds}s` }),
    ...over,
  });
  const token = textAt(answer.json(), "accessToken");
  if (answer.status === 200 && token !== "") return token;
  throw refused(answer, problemOf(answer));
}

function problemOf(answer: HttpResponse): RoleProblem {
  const error: unknown = Object(answer.json()).error;
  const names = [textAt(Object(error).details?.[0], "reason"), textAt(error, "status")];
  const known = names.find((name) => Object.hasOwn(roleProblems.google, name));
  return (known === undefined ? undefined : roleProblems.google[known]) ?? roleProblems.unavailable;
}

/** Being busy and breaking down say nothing of an identity. */
function refused(answer: HttpResponse, problem: RoleProblem): RoleError {
  if (answer.status === 429) return new RoleError(roleProblems.busy);
  return new RoleError(answer.status >= 400 && answer.status < 500 ? problem : roleProblems.unavailable);
}

/** A JSON Web Token of the operator (Google, "Using OAuth 2.0 for server to server applications"). */
function assertion({ email, privateKey }: OperatorGoogleKey): string {
  const now = Math.floor(Date.now() / 1000);
  const scope = "https://www.googleapis.com/auth/cloud-platform";
  const claims = { iss: email, scope, aud: tokenUrl, iat: now, exp: now + seconds };
  const content = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
  const signature = sign("sha256", Buffer.from(content), createPrivateKey(privateKey.reveal()));
  return `${content}.${signature.toString("base64url")}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function textAt(json: unknown, name: string): string {
  const value: unknown = Object(json)[name];
  return typeof value === "string" ? value : "";
}
