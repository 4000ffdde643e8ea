import { keepApplicable } from "@/lib/shared/dialect/keep-applicable";
import type { DialectAnswers } from "@/lib/shared/dialect/to-answers";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { isOfStitch } from "./cards";

/** The properties a client of Stitch sent, as answers to our card. What Stitch's card has not is refused. */
export function readProperties(input: {
  readonly type: string;
  readonly steps: readonly ReportCardStep[];
  readonly given: Readonly<Record<string, string>>;
  readonly onFile: Readonly<Record<string, string | number | boolean>>;
}): DialectAnswers {
  const { type } = input;
  return {
    values: keepApplicable(input),
    problems: Object.keys(input.given)
      .filter((name) => !isOfStitch({ type, name }))
      .map((name) => ({
        path: [name.slice(0, 100)],
        message: `is not a property of ${type}`,
        type: "extra_forbidden",
      })),
  };
}

/** Where a client of Stitch said what ours says there. */
export function stitchPlace(loc: readonly (string | number)[]): readonly (string | number)[] | null {
  const [place, part, ...rest] = loc;
  if (place !== "body") return null;
  if (part === "provider") return ["body", "type"];
  return part === "credentials" ? ["body", "properties", ...rest] : null;
}
