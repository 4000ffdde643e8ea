import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { RoleError } from "@/lib/shared/errors/role-error";
import type { GuardedHttp, HttpResponse } from "@/lib/shared/setup-test/context";
import type { AwsSessionKeys } from "@/lib/shared/setup-test/operator";
import type { Hidden } from "./hidden";
import { readStsAnswer, type StsAnswer } from "./read-sts-answer";
import { roleProblems } from "./role-problems";

/** The operator's own keys: a user, or a role they were given for a while. */
export interface OperatorAwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Hidden;
  readonly sessionToken?: Hidden | undefined;
}

interface Assume {
  readonly http: GuardedHttp;
  readonly aws: OperatorAwsKeys;
  readonly roleArn: string;
  readonly externalId: string;
  readonly region: string;
  readonly signal?: AbortSignal;
}

/**
 * Temporary keys of a customer's role ("AssumeRole" of the AWS STS API, 2011-06-15). Asks once more without
 * the external id, which has to fail: a role that does not insist on it could be named by any customer
 * (AWS IAM user guide, "The confused deputy problem").
 * @throws RoleError, NetworkError
 */
export async function assumeAwsRole(input: Assume): Promise<AwsSessionKeys> {
  if (input.externalId === "") throw new RoleError(roleProblems.noExternalId);
  const assumed = judge(await askSts(input));
  const response = await askSts({ ...input, externalId: "" });
  const open = readStsAnswer(response);
  if (open.keys !== null) throw new RoleError(roleProblems.openRole);
  // Only a plain refusal proves it; a service that is busy says nothing.
  if (open.error !== "AccessDenied")
    throw new RoleError(problemOf({ answer: open, status: response.status }));
  return assumed;
}

async function askSts(input: Assume): Promise<HttpResponse> {
  const { http, aws, roleArn, externalId, region, signal } = input;
  const body = new URLSearchParams({
    Action: "AssumeRole",
    Version: "2011-06-15",
    RoleArn: roleArn,
    RoleSessionName: "latchkey",
    DurationSeconds: "900",
    ...(externalId === "" ? {} : { ExternalId: externalId }),
  }).toString();
  const session = aws.sessionToken?.reveal();
  const signed = await new AwsV4Signer({
    accessKeyId: aws.accessKeyId,
    secretAccessKey: aws.secretAccessKey.reveal(),
    ...(session === undefined ? {} : { sessionToken: session }),
    service: "sts",
    region,
    method: "POST",
    url: stsUrl(region),
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      "x-amz-content-sha256": createHash("sha256").update(body).digest("hex"),
    },
    body,
  }).sign();
  return http.request({
    method: "POST",
    url: signed.url.href,
    headers: Object.fromEntries(signed.headers),
    body,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** China is a partition with a domain of its own. A region that is none never reaches a host name. */
function stsUrl(region: string): string {
  if (!/^[a-z0-9-]{1,40}$/.test(region)) throw new RoleError(roleProblems.region);
  return `https://sts.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`;
}

function judge(response: HttpResponse): AwsSessionKeys {
  const answer = readStsAnswer(response);
  if (answer.keys !== null) return answer.keys;
  throw new RoleError(problemOf({ answer, status: response.status }));
}

function problemOf(input: { readonly answer: StsAnswer; readonly status: number }) {
  const { answer, status } = input;
  const known = Object.hasOwn(roleProblems.sts, answer.error) ? roleProblems.sts[answer.error] : undefined;
  if (known !== undefined) return known;
  return status === 429 ? roleProblems.busy : roleProblems.unavailable;
}
