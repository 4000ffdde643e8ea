import "server-only";
import { InvalidInputError } from "@/lib/services/errors";
import type { DialectProblem } from "@/lib/shared/dialect/to-answers";

/** Refuses a request whose vendor's object does not hold. @throws InvalidInputError */
export function refuseProblems(input: {
  /** Where in the body the object stands. */
  readonly within: readonly string[];
  readonly problems: readonly DialectProblem[];
}): void {
  if (input.problems.length === 0) return;
  throw new InvalidInputError({
    problems: input.problems.map(({ path, message, type }) => ({
      loc: ["body", ...input.within, ...path],
      msg: message,
      type,
    })),
  });
}
