import { AwsV4Signer } from "aws4fetch";
import type { GuardedHttp } from "@/lib/shared/setup-test/context";
import type { OperatorAwsKeys } from "./assume-aws-role";
import { generateAccessToken, refusedByGoogle, textAt } from "./generate-access-token";
import { roleProblems } from "./role-problems";

/** Where Google trades identities in, whatever a customer's configuration says. */
const exchangeUrl = "https://sts.googleapis.com/v1/token";
const callerUrl = "https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15";

/**
 * An access token of a customer's service account by way of their workload identity pool (Google, "Configure
 * workload identity federation with AWS"). What Google gets is a signed request to AWS, good for this one
 * provider: by sending it on, Google learns who signed it.
 * @throws RoleError, NetworkError
 */
export async function fetchFederatedGoogleToken(input: {
  readonly http: GuardedHttp;
  readonly aws: OperatorAwsKeys;
  readonly audience: string;
  readonly serviceAccountEmail: string;
  readonly scopes: readonly string[];
  readonly signal?: AbortSignal;
}): Promise<string> {
  const { http, audience, signal } = input;
  const answer = await http.request({
    method: "POST",
    url: exchangeUrl,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      audience,
      scope: "https://www.googleapis.com/auth/cloud-platform",
      requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
      subject_token_type: "urn:ietf:params:aws:token-type:aws4_request",
      subject_token: await subjectToken(input),
    }).toString(),
    ...(signal === undefined ? {} : { signal }),
  });
  const token = textAt(answer.json(), "access_token");
  if (answer.status === 200 && token !== "") return generateAccessToken({ ...input, token });
  const error = textAt(answer.json(), "error");
  const known = Object.hasOwn(roleProblems.pool, error) ? roleProblems.pool[error] : undefined;
  throw refusedByGoogle({ answer, problem: known ?? roleProblems.unavailable });
}

/** A signed GetCallerIdentity as Google takes it: URL-encoded JSON, bound to the provider by a signed header. */
async function subjectToken(input: {
  readonly aws: OperatorAwsKeys;
  readonly audience: string;
}): Promise<string> {
  const { aws, audience } = input;
  const session = aws.sessionToken?.reveal();
  const signed = await new AwsV4Signer({
    accessKeyId: aws.accessKeyId,
    secretAccessKey: aws.secretAccessKey.reveal(),
    ...(session === undefined ? {} : { sessionToken: session }),
    service: "sts",
    region: "us-east-1",
    method: "POST",
    url: callerUrl,
    headers: { "x-goog-cloud-target-resource": audience },
  }).sign();
  const headers = Object.fromEntries(signed.headers);
  const sent = { ...headers, host: signed.url.host };
  const pairs = Object.entries(sent).map(([key, value]) => ({ key, value }));
  return encodeURIComponent(JSON.stringify({ url: signed.url.href, method: "POST", headers: pairs }));
}
