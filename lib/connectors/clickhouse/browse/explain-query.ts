import { BrowseError } from "@/lib/shared/errors/browse-error";
import { NetworkError } from "@/lib/shared/errors/network-error";
import { answerTooLarge } from "../../kit/browse/limit-answer";
import { onlyReading } from "../../kit/browse/sql-text";
import { ClickhouseError } from "../clickhouse-error";

/** Errors of a user's statement, by ClickHouse's number. */
const causes: Readonly<Record<number, string>> = {
  46: "The statement uses a function that is not there.",
  47: "The statement names a column that is not there.",
  60: "The statement names a table that is not there.",
  62: "The statement has a syntax error, or is more than one.",
  81: "The statement names a database that is not there.",
  241: "The statement needs more memory than this user may use.",
  291: "This user may not read something that the statement names.",
  497: "This user may not read something that the statement names.",
};

const timeout = new Set([159, 160]);
/** Numbers about the sign-in or the server, not about the statement. */
const notTheStatement = new Set([0, 192, 193, 194, 195, 202, 516]);

/** What an error means for a statement of the user; undefined where it is not about the statement. */
export function explainQuery(error: unknown): BrowseError | undefined {
  if (error instanceof NetworkError && error.code === "answer_too_large") return answerTooLarge();
  if (!(error instanceof ClickhouseError) || notTheStatement.has(error.code)) return undefined;
  if (timeout.has(error.code)) {
    return new BrowseError({
      code: "query_timeout",
      userMessage: "The statement took too long and was stopped. Ask for less.",
    });
  }
  if (error.code === 164) return onlyReading();
  return new BrowseError({
    code: "query_failed",
    userMessage: causes[error.code] ?? "The destination could not run the statement.",
    facts: [{ label: "Error", value: String(error.code) }],
    cause: error,
  });
}
