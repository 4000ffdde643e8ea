import { type BrowseCode, BrowseError } from "@/lib/shared/errors/browse-error";
import { answerTooLarge } from "../browse/limit-answer";
import { StageRefusal } from "../http-api/api-failure";
import { StatementError, type StatementProblem } from "./statement-error";

const meanings: Readonly<
  Record<StatementProblem, { readonly code: BrowseCode; readonly userMessage: string }>
> = {
  denied: {
    code: "permission_denied",
    userMessage: "This user may not read what the statement names.",
  },
  failed: {
    code: "query_failed",
    userMessage: "The destination did not run the statement. Check its spelling.",
  },
  missing: {
    code: "query_failed",
    userMessage: "The statement names something that does not exist, or that this user may not see.",
  },
  no_compute: {
    code: "starting",
    userMessage: "Nothing that runs statements is switched on. Start the warehouse, then try again.",
  },
  timeout: {
    code: "query_timeout",
    userMessage: "The statement took too long and was ended. Ask for less.",
  },
};

/** Runs the statements of a look; one that fails says so without the service's own words. */
export async function readingStatements<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StageRefusal && error.outcome.code === "answer_too_large") throw answerTooLarge();
    if (!(error instanceof StatementError)) throw error;
    throw new BrowseError({ ...meanings[error.problem], facts: error.facts, cause: error });
  }
}
