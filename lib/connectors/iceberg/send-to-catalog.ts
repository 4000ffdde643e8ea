import { NetworkError } from "@/lib/shared/errors/network-error";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import { type AwsKeys, sendSigned } from "../kit/aws/send-signed";
import { type ApiAnswer, isPage, toAnswer } from "../kit/http-api/api-answer";
import { StageRefusal } from "../kit/http-api/api-failure";
import { type FailureTable, judgeAnswer } from "../kit/http-api/judge-answer";
import { type ApiRequest, sendRequest } from "../kit/http-api/send-request";
import { networkFailure } from "../kit/network-failure";
import { textValue } from "../kit/text-value";
import { catalogFailures, catalogReason } from "./catalog-failures";
import { place } from "./place";
import { catalogType, credentialField } from "./settings";
import type { IcebergRun } from "./state";

/** Milliseconds for a request that removes what was made. */
const cleanupMs = 8_000;

/** A request to the catalog, and what its answer may be. */
export interface CatalogCall extends ApiRequest {
  /** Signed for this service and region of AWS. */
  readonly signed?: { readonly service: string; readonly region: string };
  readonly failures?: FailureTable;
  readonly wantsJson?: boolean;
  /** True where "there is no such thing" is an answer too. @default false */
  readonly mayBeMissing?: boolean;
  /** True where the request removes what was made: it is sent even when the time is over. @default false */
  readonly isCleanup?: boolean;
}

/** Sends a request in the way of the catalog and judges the answer. Throws `StageRefusal`. */
export async function sendToCatalog(run: IcebergRun & { readonly call: CatalogCall }): Promise<ApiAnswer> {
  const { values, call } = run;
  const signal = call.isCleanup === true ? AbortSignal.timeout(cleanupMs) : run.context.signal;
  const context: CheckContext = { ...run.context, signal };
  const answer = await deliver({ ...run, context }).catch((error: unknown) => {
    throw refusalOf({ error, run });
  });
  if (call.mayBeMissing === true && isMissing(answer)) return answer;
  const isRest = catalogType(values) === "catalog_iceberg_rest";
  judgeAnswer({
    answer,
    service: "The catalog",
    credentialField: credentialField(values),
    reason: catalogReason,
    failures: { ...catalogFailures(values), ...call.failures },
    ...(isRest ? { hostField: "host" } : {}),
    ...(call.wantsJson === undefined ? {} : { wantsJson: call.wantsJson }),
  });
  return answer;
}

/** Whether the catalog says that there is no such thing. */
export function isMissing(answer: ApiAnswer): boolean {
  return answer.status === 404 ? !isPage(answer) : catalogReason(answer) === "EntityNotFoundException";
}

async function deliver(run: IcebergRun & { readonly call: CatalogCall }): Promise<ApiAnswer> {
  const { call, context, values, state } = run;
  if (call.signed === undefined) return sendRequest({ request: call, context, place });
  const text = (name: string) => textValue({ values, name });
  const typed: AwsKeys = { accessKeyId: text("access_id"), secretAccessKey: text("secret_key") };
  const answer = await sendSigned({
    http: context.http,
    keys: state.bucket?.keys ?? typed,
    ...call.signed,
    request: {
      method: call.method ?? "GET",
      url: call.url,
      headers: { accept: "application/json", "content-type": "application/json", ...call.headers },
      ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
      signal: context.signal,
    },
  });
  return toAnswer({
    status: answer.status,
    header: (name) => (Object.hasOwn(answer.headers, name) ? (answer.headers[name] ?? "") : ""),
    text: answer.text(),
  });
}

/** An error of the dialer as the end of the stage; anything else stays what it is. */
function refusalOf(input: { readonly error: unknown; readonly run: IcebergRun }): unknown {
  const { error, run } = input;
  if (!(error instanceof NetworkError)) return error;
  const isRest = catalogType(run.values) === "catalog_iceberg_rest";
  const outcome = networkFailure({
    error,
    egressAddresses: run.context.egressAddresses,
    fields: isRest ? { otherwise: "host" } : { dns_not_found: "bucket_region" },
  });
  return new StageRefusal({ failure: outcome, ...(outcome.details ? { details: outcome.details } : {}) });
}
