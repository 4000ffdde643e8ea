import type { GuardedHttp } from "@/lib/shared/setup-test/context";
import { generateAccessToken, refusedByGoogle, textAt } from "./generate-access-token";
import { googleAssertion, type OperatorGoogleKey, tokenUrl } from "./google-assertion";
import { roleProblems } from "./role-problems";

const scope = "https://www.googleapis.com/auth/cloud-platform";

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
      assertion: googleAssertion({ google: input.google, scope }),
    }).toString(),
    ...over,
  });
  const ownToken = textAt(own.json(), "access_token");
  if (own.status !== 200 || ownToken === "")
    throw refusedByGoogle({ answer: own, problem: roleProblems.identity });
  return generateAccessToken({ ...input, token: ownToken });
}
