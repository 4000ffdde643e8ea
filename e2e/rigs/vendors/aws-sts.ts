import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { type KnownAwsKey, verifySigv4 } from "../verify-sigv4.ts";

/** The operator of a deployment, and a customer's roles. */
export const sts = {
  operator: { accessKeyId: "AKIAOPERATOR00000001", secretAccessKey: "operator-s3cret-access-key" },
  principal: "arn:aws:iam::210987654321:user/latchkey",
  externalId: "latchkey-6f1c1f3a-external",
  /** Insists on the external id. */
  role: "arn:aws:iam::123456789012:role/loader",
  /** Lets the operator in without it. */
  openRole: "arn:aws:iam::123456789012:role/careless",
  region: "eu-west-1",
} as const;

/** What the role yields, unless the test hands in other keys. */
const roleKeys = {
  accessKeyId: "ASIAROLE000000000001",
  secretAccessKey: "role-s3cret-access-key",
  sessionToken: "role-session-token//4711==",
} as const;

/** AssumeRole as documented: SigV4 of the operator, and a trust policy with an external id. */
export function stsRoute(over: { readonly yields?: KnownAwsKey; readonly region?: string } = {}): ApiRoute {
  const { yields = roleKeys, region = sts.region } = over;
  return {
    on: "POST https://*/",
    reply: (call) => assumeRole({ call, yields, region }),
  };
}

function assumeRole(input: {
  readonly call: ApiCall;
  readonly yields: KnownAwsKey;
  readonly region: string;
}): ApiReply {
  const { call, yields, region } = input;
  const verdict = verifySigv4({ call, service: "sts", region, keys: [sts.operator] });
  if ("error" in verdict) {
    const isKey = verdict.error === "UnrecognizedClientException";
    return error(403, isKey ? "InvalidClientTokenId" : "SignatureDoesNotMatch");
  }
  const { form } = call;
  if (form.get("Action") !== "AssumeRole" || form.get("Version") !== "2011-06-15")
    return error(400, "InvalidAction");
  if (!/^arn:aws:iam::\d{12}:role\/.+/.test(form.get("RoleArn") ?? "")) return error(400, "ValidationError");
  if (form.get("RoleArn") !== sts.openRole) {
    const isTrusted = form.get("RoleArn") === sts.role && form.get("ExternalId") === sts.externalId;
    if (!isTrusted) return error(403, "AccessDenied");
  }
  return {
    status: 200,
    headers: { "content-type": "text/xml" },
    html: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>${yields.accessKeyId}</AccessKeyId><SecretAccessKey>${yields.secretAccessKey}</SecretAccessKey><SessionToken>${yields.sessionToken ?? "none"}</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  };
}

function error(status: number, code: string): ApiReply {
  return {
    status,
    headers: { "content-type": "text/xml" },
    html: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>User: ${sts.operator.accessKeyId} is not</Message></Error></ErrorResponse>`,
  };
}
