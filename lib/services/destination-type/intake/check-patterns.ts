import "server-only";
import type { InputProblem } from "@/lib/services/errors";
import { compilePattern, longestTested } from "@/lib/services/pattern/compile-pattern";
import type { PropertyInput } from "./custom-type-input";
import { limits } from "./limits";
import { type Loc, problem } from "./problem";

interface Placed {
  readonly loc: Loc;
  readonly property: PropertyInput;
}

/** Longest answer that a property with a pattern takes. */
export function longestText({ json_schema: { maxLength } }: PropertyInput): number {
  return maxLength ?? longestTested;
}

/**
 * Every pattern is one that RE2 takes, and all together take little time on the longest answers. Compiling
 * costs time too, so it ends with the first that is too much.
 */
export function checkPatterns({ all }: { readonly all: readonly Placed[] }): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  let text = 0;
  let steps = 0;
  for (const { loc, property } of all) {
    const { pattern } = property.json_schema;
    if (pattern === undefined) continue;
    const place = [...loc, "json_schema", "pattern"];
    text += pattern.length;
    if (text > limits.patternText) {
      return [
        ...problems,
        problem(place, `all patterns together have at most ${limits.patternText} characters`),
      ];
    }
    const compiled = compilePattern({ pattern });
    if (compiled === null) {
      problems.push(
        problem(place, "must be a pattern in RE2 syntax, without look-around and back-references"),
      );
      continue;
    }
    steps += compiled.size * longestText(property);
    if (steps > limits.patternSteps) {
      return [
        ...problems,
        problem(place, "takes too long to test: repeat less often, or give a smaller maxLength"),
      ];
    }
    problems.push(...misfits({ ...{ loc, property }, test: compiled.test }));
  }
  return problems;
}

function misfits(input: Placed & { readonly test: (text: string) => boolean }): readonly InputProblem[] {
  const { maxLength, default: usual } = input.property.json_schema;
  const place = [...input.loc, "json_schema"];
  const isTooLong = maxLength !== undefined && maxLength > longestTested;
  const isMisfit = typeof usual === "string" && usual.length <= longestTested && !input.test(usual);
  return [
    ...(isTooLong ? [problem([...place, "maxLength"], `with a pattern, at most ${longestTested}`)] : []),
    ...(isMisfit ? [problem([...place, "default"], "must fit the pattern")] : []),
  ];
}
