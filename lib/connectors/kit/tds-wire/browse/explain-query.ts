import { BrowseError } from "@/lib/shared/errors/browse-error";
import { numbersIn } from "../tds-errors";

/** Errors of a user's statement, by number. */
const causes: Readonly<Record<number, string>> = {
  102: "The statement has a syntax error.",
  105: "The statement has a quote that is not closed.",
  156: "The statement has a syntax error near a reserved word.",
  195: "The statement uses a function that is not there.",
  207: "The statement names a column that is not there.",
  208: "The statement names a table that is not there.",
  209: "A column name in the statement fits several tables. Put the table's name before it.",
  229: "This user may not read something that the statement names.",
  230: "This user may not read a column that the statement names.",
  1222: "Another session holds a lock on a table. Try again in a minute.",
  4104: "The statement names a column of a table that it does not read.",
  8155: "A column of a subquery has no name. Give it an alias.",
};

/** What an error of the server means for a statement of the user; undefined where it is not about the statement. */
export function explainQuery(error: unknown): BrowseError | undefined {
  if (error instanceof Error && Reflect.get(error, "code") === "ETIMEOUT") {
    return new BrowseError({
      code: "query_timeout",
      userMessage: "The statement took too long and was stopped. Ask for less.",
    });
  }
  const numbers = numbersIn(error);
  if (numbers.length === 0) return undefined;
  const known = numbers.map((number) => causes[number]).find((text) => text !== undefined);
  return new BrowseError({
    code: "query_failed",
    userMessage: known ?? "The destination could not run the statement.",
    facts: numbers.map((number) => ({ label: "Error", value: String(number) })),
    cause: error,
  });
}
