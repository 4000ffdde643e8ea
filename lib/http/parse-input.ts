import "server-only";
import type { z } from "zod";
import { type InputProblem, InvalidInputError } from "@/lib/services/errors";

/**
 * Validates input at the edge, once. Messages say what was expected and never repeat what was sent.
 * @throws InvalidInputError
 */
export function parseInput<S extends z.ZodType>(input: {
  readonly schema: S;
  readonly value: unknown;
  readonly place: "body" | "query" | "path";
  /** Where in that place the value stands. @default it is the whole */
  readonly within?: readonly string[];
}): z.infer<S> {
  // The input of an issue tells a missing value from one of a wrong type; it goes no further than that.
  const parsed = input.schema.safeParse(input.value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new InvalidInputError({
    problems: parsed.error.issues.flatMap((issue) =>
      problemsOf({ issue, place: [input.place, ...(input.within ?? [])] }),
    ),
  });
}

function problemsOf(input: {
  readonly issue: z.core.$ZodIssue;
  readonly place: readonly string[];
}): readonly InputProblem[] {
  const { issue, place } = input;
  const loc = [...place, ...issue.path.map((part) => (typeof part === "number" ? part : String(part)))];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      loc: [...loc, key.slice(0, 100)],
      msg: "is not a field of this request",
      type: "extra_forbidden",
    }));
  }
  return [{ loc, msg: messageOf(issue), type: typeOf(issue) }];
}

/** What was expected, also where it was one of several types: zod itself says nothing of those. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const expected = issue.errors.flatMap(([first]) =>
    first?.code === "invalid_type" ? [first.expected] : [],
  );
  if (expected.length > 0) return `Invalid input: expected ${expected.join(" or ")}`;
  return "must be one of the values that the API's document names";
}

function typeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return issue.input === undefined ? "missing" : "type_error";
  return "value_error";
}
