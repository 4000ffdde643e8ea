import { StatementError } from "./statement-error";
import type { StatementRows } from "./statement-rows";

/**
 * What a statement on the side gave that the service does not run: nothing. Not everything has a plan or
 * keys, and what is wrong with the statement itself shows when that is run. Anything else is thrown on.
 */
export function noRows(error: unknown): StatementRows {
  if (error instanceof StatementError) return { columns: [], rows: [], isMore: false };
  throw error;
}
