import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import { type ApiAnswer, factText, isPage } from "./api-answer";
import { type ApiFailure, StageRefusal } from "./api-failure";

/** What an API's refusals mean, by `status reason`, by reason alone, or by status. */
export type FailureTable = Readonly<Record<string, ApiFailure>>;

/** What is judged, and who to speak of. */
export interface Judgement {
  readonly answer: ApiAnswer;
  /** Name of the service, as people know it. */
  readonly service: string;
  /** The exceptions of this endpoint. */
  readonly failures?: FailureTable;
  /** The reason code that the body gives, such as OAuth's `error`; only compared, never shown. */
  readonly reason?: (answer: ApiAnswer) => string;
  /** Property that holds the address, where the user names it. */
  readonly hostField?: string;
  /** Property that holds the credential. */
  readonly credentialField?: string;
  /** False where the endpoint may answer with something else than JSON. @default true */
  readonly wantsJson?: boolean;
  /** @default 200 to 299 */
  readonly isExpected?: (status: number) => boolean;
}

/**
 * Throws `StageRefusal` unless the answer is a good one. Being busy (429) and breaking down (5xx) say
 * nothing of the credential, whatever the endpoint's own table holds.
 */
export function judgeAnswer(input: Judgement): void {
  const { answer } = input;
  const failure = exceptionOf(input) ?? (isGood(input) ? undefined : usualFailure(input));
  if (failure !== undefined) throw new StageRefusal({ failure, details: factsOf(answer) });
}

function exceptionOf({ answer, failures = {}, reason }: Judgement): ApiFailure | undefined {
  const { status } = answer;
  if (status === 429 || status >= 500) return undefined;
  const found = reason?.(answer) ?? "";
  const keys = found === "" ? [String(status)] : [`${status} ${found}`, found, String(status)];
  const key = keys.find((one) => Object.hasOwn(failures, one));
  return key === undefined ? undefined : failures[key];
}

function isGood(input: Judgement): boolean {
  const { answer, wantsJson = true } = input;
  const isExpected = input.isExpected ?? ((status) => status >= 200 && status < 300);
  return isExpected(answer.status) && (!wantsJson || (answer.json !== undefined && !isPage(answer)));
}

function usualFailure(input: Judgement): ApiFailure {
  const { status } = input.answer;
  if (status >= 500) return providerError(input);
  const byStatus = usual[status];
  if (byStatus !== undefined) return byStatus(input);
  return status < 400 || isPage(input.answer) ? wrongService(input) : providerError(input);
}

const usual: Readonly<Record<number, (input: Judgement) => ApiFailure>> = {
  401: ({ service, credentialField }) => ({
    code: "auth_failed",
    ...pointTo(credentialField),
    message: `${service} did not accept these credentials.`,
    hint: "Copy them again. They may have been revoked or have expired.",
  }),
  403: ({ service, credentialField }) => ({
    code: "permission_denied",
    ...pointTo(credentialField),
    message: `${service} knows these credentials, but does not allow what the test needs.`,
    hint: "Give them the right to read the account, then test again.",
  }),
  404: ({ service, hostField }) => ({
    code: "not_found",
    ...pointTo(hostField),
    message: `${service} does not know the address that was asked for.`,
    hint: "Check the address for typing mistakes.",
  }),
  408: ({ service }) => ({ code: "timeout", message: `${service} took too long to answer.`, hint: again }),
  429: ({ service }) => rateLimited(service),
};

function pointTo(field: string | undefined): { readonly field?: string } {
  return field === undefined ? {} : { field };
}

const again = "Wait a minute and test again. Your credentials were not judged.";

function rateLimited(service: string): ApiFailure {
  return {
    code: "rate_limited",
    message: `${service} asks to slow down: too many requests were made with this account.`,
    hint: again,
  };
}

function providerError({ service }: Judgement): ApiFailure {
  return { code: "provider_error", message: `${service} could not answer the test.`, hint: again };
}

function wrongService({ service, hostField }: Judgement): ApiFailure {
  return {
    code: "wrong_service",
    ...pointTo(hostField),
    message: `What answered is not the API of ${service}: it sent a web page or led elsewhere.`,
    hint: "Check the address. A proxy or a login page may be in between.",
  };
}

function factsOf(answer: ApiAnswer): readonly SetupTestFact[] {
  const retryAfter = answer.header("retry-after");
  return [
    { label: "HTTP status", value: String(answer.status) },
    ...(/^[\w ,:-]{1,40}$/.test(retryAfter) ? [{ label: "Retry after", value: factText(retryAfter) }] : []),
  ];
}
