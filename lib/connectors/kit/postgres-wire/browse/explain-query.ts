import { BrowseError } from "@/lib/shared/errors/browse-error";
import type { SetupTestFact } from "@/lib/shared/setup-test/types";
import { onlyReading } from "../../browse/sql-text";

/** SQLSTATEs of a user's statement; anything else of theirs is a failed statement without a cause to name. */
const causes: Readonly<Record<string, string>> = {
  "42601": "The statement has a syntax error.",
  "42P01": "The statement names a table that is not there, or that this user may not see.",
  "42703": "The statement names a column that is not there.",
  "42883": "The statement uses a function or operator that is not there for these types.",
  "42501": "This user may not read something that the statement names.",
  "3F000": "The statement names a schema that is not there.",
  "22012": "The statement divides by zero.",
};

const timeouts: ReadonlySet<string> = new Set(["57014", "25P03"]);
/** 0A000: a cursor over a statement that writes; 08P01: parameters; 55P03: a lock is not a matter of reading. */
const refusals: ReadonlySet<string> = new Set(["25006", "0A000", "08P01"]);

/** What an error of the server means for a statement of the user; undefined where it is not about the statement. */
export function explainQuery(error: unknown): BrowseError | undefined {
  const code = read(error, "code");
  if (!/^[0-9A-Z]{5}$/.test(code) || /^(08[0-46]|28|53|57P|58|XX)/.test(code)) return undefined;
  if (timeouts.has(code)) return queryTimeout();
  if (refusals.has(code)) return onlyReading();
  const position = read(error, "position");
  const facts: readonly SetupTestFact[] = [
    { label: "SQLSTATE", value: code },
    ...(/^\d{1,6}$/.test(position) ? [{ label: "Position", value: position }] : []),
  ];
  const userMessage = causes[code] ?? "The destination could not run the statement.";
  return new BrowseError({ code: "query_failed", userMessage, facts, cause: error });
}

/** The destination ended the statement at its time limit. */
function queryTimeout(): BrowseError {
  return new BrowseError({
    code: "query_timeout",
    userMessage: "The statement took too long and was stopped. Ask for less.",
  });
}

function read(error: unknown, key: "code" | "position"): string {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === "string" ? value : "";
}
