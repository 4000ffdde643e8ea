import { type ApiAnswer, readPath } from "../http-api/api-answer";
import type { ApiCheck } from "../http-api/api-stage";
import type { FailureTable } from "../http-api/judge-answer";
import { awsEndpoint } from "./aws-endpoint";
import { type AwsKeys, signRequest } from "./send-signed";

/** One action of a service that speaks AWS's JSON protocol 1.1. */
export interface AwsAction {
  /** As in the credential scope and the host: `athena`, `glue`. */
  readonly service: string;
  readonly region: string;
  readonly keys: AwsKeys;
  /** With its prefix: `AmazonAthena.GetWorkGroup`. */
  readonly target: string;
  readonly json: object;
  readonly failures: FailureTable;
  /** False for an action without an answer of its own, whose body may be empty. @default true */
  readonly wantsJson?: boolean;
  /** Sent even when the time is over. @default false */
  readonly isCleanup?: boolean;
  /** Largest answer read, in bytes. @default 1 MiB */
  readonly maxBytes?: number;
}

/** Signs and sends an action, and judges its answer by the name of its error. */
export async function callAwsJson(input: {
  readonly check: Pick<ApiCheck, "call">;
  readonly action: AwsAction;
}): Promise<unknown> {
  const { check, action } = input;
  const { json, failures, isCleanup = false, wantsJson = true, maxBytes } = action;
  const signed = await signRequest({
    ...action,
    request: {
      method: "POST",
      url: `${awsEndpoint(action)}/`,
      headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": action.target },
      body: JSON.stringify(json),
    },
  });
  const answer = await check.call({
    method: "POST",
    ...signed,
    json,
    failures,
    reason: awsErrorName,
    isCleanup,
    ...(maxBytes === undefined ? {} : { maxBytes }),
    wantsJson,
  });
  return answer.json;
}

/** `__type` may carry a namespace: `com.amazonaws.athena#InvalidRequestException`. */
export function awsErrorName({ json }: Pick<ApiAnswer, "json">): string {
  return readPath(json, "__type").split("#").at(-1) ?? "";
}
