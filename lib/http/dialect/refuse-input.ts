import "server-only";
import { InvalidInputError } from "@/lib/services/errors";

/** One thing about a request that does not hold. @throws InvalidInputError always */
export function refuseInput(input: {
  /** Where in the body. */
  readonly at: readonly string[];
  readonly message: string;
}): never {
  const problem = { loc: ["body", ...input.at], msg: input.message, type: "value_error" };
  throw new InvalidInputError({ problems: [problem] });
}
