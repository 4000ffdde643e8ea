import { BrowseError } from "@/lib/shared/errors/browse-error";
import { onlyReading } from "../../browse/sql-text";

/** Errors of a user's statement, by number. */
const causes: Readonly<Record<number, string>> = {
  1052: "A column name in the statement fits several tables. Put the table's name before it.",
  1054: "The statement names a column that is not there.",
  1064: "The statement has a syntax error, or is not one that reads.",
  1142: "This user may not read something that the statement names.",
  1143: "This user may not read a column that the statement names.",
  1146: "The statement names a table that is not there.",
  1305: "The statement uses a function that is not there.",
};

/** Their own time limit: MariaDB's, MySQL's, one that a KILL QUERY looks like. */
const timeouts: ReadonlySet<number> = new Set([1969, 3024, 1317]);
/** Not allowed in a read-only transaction, or no statement that can be prepared. */
const refusals: ReadonlySet<number> = new Set([1792, 1295, 1290]);

/** What an error of the server means for a statement of the user; undefined where it is not about the statement. */
export function explainQuery(error: unknown): BrowseError | undefined {
  const errno: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "errno") : undefined;
  if (typeof errno !== "number" || errno <= 0) return undefined;
  if (timeouts.has(errno)) {
    return new BrowseError({
      code: "query_timeout",
      userMessage: "The statement took too long and was stopped. Ask for less.",
    });
  }
  if (refusals.has(errno)) return onlyReading();
  return new BrowseError({
    code: "query_failed",
    userMessage: causes[errno] ?? "The destination could not run the statement.",
    facts: [{ label: "Error", value: String(errno) }],
    cause: error,
  });
}
