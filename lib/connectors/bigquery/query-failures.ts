import type { ApiAnswer } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { googleReason } from "../kit/http-api/google/google-failures";
import type { FailureTable } from "../kit/http-api/judge-answer";
import { StatementError, type StatementProblem } from "../kit/statements/statement-error";
import { bigqueryFailures } from "./failures";

/** By the reason BigQuery gives ("Error messages"). */
const problems: Readonly<Record<string, StatementProblem>> = {
  accessDenied: "denied",
  notFound: "missing",
  stopped: "timeout",
  timeout: "timeout",
};

/** Sends a request that runs a statement. @throws StatementError for what is wrong with the statement */
export async function readStatement(input: {
  readonly check: ApiCheck;
  readonly request: Omit<Parameters<ApiCheck["call"]>[0], "failures" | "isExpected">;
}): Promise<ApiAnswer> {
  const { check, request } = input;
  const answer = await check.call({
    ...request,
    failures: ofTheSignIn(bigqueryFailures(check)),
    isExpected: (status) => status >= 200 && status < 500 && status !== 401 && status !== 429,
  });
  if (answer.status < 400) return answer;
  const raw = googleReason(answer);
  const problem = Object.hasOwn(problems, raw) ? problems[raw] : undefined;
  throw new StatementError({ problem: problem ?? "failed", raw });
}

/** Once signed in, what is not found or not allowed is what the statement names. */
function ofTheSignIn({
  "403": _denied,
  "404": _missing,
  "403 accessDenied": _accessDenied,
  "400 invalid": _invalid,
  ...others
}: FailureTable): FailureTable {
  return others;
}
