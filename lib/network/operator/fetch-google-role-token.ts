import { createPrivateKey, sign } from "node:crypto";
import type { GuardedHttp } from "@/lib/shared/setup-test/context";
import { generateAccessToken, refusedByGoogle, textAt } from "./generate-access-token";
import type { Hidden } from "./hidden";
import { roleProblems } from "./role-problems";

const tokenUrl = "https://oauth2.googleapis.com/token";
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
  const { http, signal } = input;
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
  if (own.status !== 200 || ownToken === "")
    throw refusedByGoogle({ answer: own, problem: roleProblems.identity });
  return generateAccessToken({ ...input, token: ownToken });
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
