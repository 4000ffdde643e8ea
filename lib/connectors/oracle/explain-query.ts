import { BrowseError } from "@/lib/shared/errors/browse-error";
import { onlyReading } from "../kit/browse/sql-text";
import { rawCodes } from "./oracle-errors";

/** Errors of a user's statement, by number. */
const causes: Readonly<Record<number, string>> = {
  900: "The statement has a syntax error.",
  904: "The statement names a column that is not there.",
  907: "The statement lacks a closing bracket.",
  918: "A column name in the statement fits several tables. Put the table's name before it.",
  923: "The statement lacks FROM where it is expected.",
  933: "The statement has something after its end.",
  936: "The statement lacks an expression.",
  942: "The statement names a table that is not there, or that this user may not read.",
  1031: "This user may not read something that the statement names.",
  1722: "The statement takes a text for a number.",
};

/** Not allowed in a read-only transaction. */
const refusals: ReadonlySet<number> = new Set([1456, 14_551, 14_552, 16_000]);
/** The driver's time limit, and what the database says when it is cut off. */
const timeouts: ReadonlySet<string> = new Set(["NJS-123", "ORA-1013", "ORA-3136"]);

/** What an error means for a statement of the user; undefined where it is not about the statement. */
export function explainQuery(error: unknown): BrowseError | undefined {
  const codes = rawCodes(error);
  if (codes.some(({ prefix, number }) => timeouts.has(`${prefix}-${number}`))) {
    return new BrowseError({
      code: "query_timeout",
      userMessage: "The statement took too long and was stopped. Ask for less.",
    });
  }
  const numbers = codes.filter(({ prefix }) => prefix === "ORA").map(({ number }) => number);
  if (numbers.length === 0) return undefined;
  if (numbers.some((number) => refusals.has(number))) return onlyReading();
  const known = numbers.map((number) => causes[number]).find((text) => text !== undefined);
  return new BrowseError({
    code: "query_failed",
    userMessage: known ?? "The destination could not run the statement.",
    facts: numbers.map((number) => ({ label: "Error", value: `ORA-${String(number).padStart(5, "0")}` })),
    cause: error,
  });
}
