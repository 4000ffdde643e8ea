import type { InputProblem } from "@/lib/services/errors";

export type Loc = readonly (string | number)[];

/** A problem at a place of the request; says what was expected. */
export function problem(loc: Loc, msg: string): InputProblem {
  return { loc, msg, type: "value_error" };
}
