import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { verifySigv4 } from "../verify-sigv4.ts";
import { sts } from "./aws-sts.ts";
import { googleOperator } from "./google-role.ts";

const pool =
  "//iam.googleapis.com/projects/4711/locations/global/workloadIdentityPools/latchkey-pool/providers";

/** A customer's pool: one provider lets the operator's AWS identity in. */
export const federation = {
  audience: `${pool}/aws-latchkey`,
  /** Lets others in. */
  foreign: `${pool}/aws-others`,
  /** The configuration as the console gives it, with changes. */
  configuration: (over: Readonly<Record<string, unknown>> = {}) =>
    JSON.stringify({
      type: "external_account",
      audience: `${pool}/aws-latchkey`,
      subject_token_type: "urn:ietf:params:aws:token-type:aws4_request",
      service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${googleOperator.customer}:generateAccessToken`,
      token_url: "https://sts.googleapis.com/v1/token",
      credential_source: {
        environment_id: "aws1",
        region_url: "http://169.254.169.254/latest/meta-data/placement/availability-zone",
        url: "http://169.254.169.254/latest/meta-data/iam/security-credentials",
        regional_cred_verification_url:
          "https://sts.{region}.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15",
      },
      ...over,
    }),
} as const;

/** Google's exchange for a signed GetCallerIdentity, as documented; AWS is asked by checking the signature. */
export const federationRoute: ApiRoute = { on: "POST https://sts.googleapis.com/v1/token", reply: exchange };

function exchange({ form }: ApiCall): ApiReply {
  const audience = form.get("audience") ?? "";
  if (form.get("grant_type") !== "urn:ietf:params:oauth:grant-type:token-exchange")
    return refuse("invalid_request");
  if (form.get("subject_token_type") !== "urn:ietf:params:aws:token-type:aws4_request")
    return refuse("invalid_request");
  if (audience !== federation.audience && audience !== federation.foreign) return refuse("invalid_target");
  const signed = readSigned(form.get("subject_token") ?? "");
  const verdict = verifySigv4({ call: signed, service: "sts", region: "us-east-1", keys: [sts.operator] });
  const isBound = signed.headers["x-goog-cloud-target-resource"] === audience;
  const names = /SignedHeaders=([^,]+)/.exec(signed.headers.authorization ?? "")?.[1] ?? "";
  const isWhole = isBound && names.includes("x-goog-cloud-target-resource");
  if ("error" in verdict || !isWhole || audience === federation.foreign) return refuse("invalid_grant");
  return { status: 200, json: { access_token: "ya29-federated", token_type: "Bearer", expires_in: 3599 } };
}

/** The signed request inside of a token, as AWS would get it. */
function readSigned(token: string): ApiCall {
  const { url, method, headers } = JSON.parse(decodeURIComponent(token)) as {
    url: string;
    method: string;
    headers: { key: string; value: string }[];
  };
  const { host, pathname, searchParams } = new URL(url);
  const named = Object.fromEntries(headers.map(({ key, value }) => [key.toLowerCase(), value]));
  return {
    method,
    host,
    path: pathname,
    query: searchParams,
    headers: named,
    body: "",
    form: new URLSearchParams(),
    json: undefined,
  };
}

function refuse(error: string): ApiReply {
  return { status: 400, json: { error, error_description: "upstream text" } };
}
