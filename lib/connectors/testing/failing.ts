import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { InvalidCase } from "./conformance";

/** Name, what is changed in values that work, then the code and the property it has to lead to. */
export type Change = readonly [string, PropertyValues, FailureCode, string | null];

/** Invalid cases made of working values with one thing changed each. */
export function failing(
  values: PropertyValues,
  changes: readonly Change[],
  over: Partial<InvalidCase> = {},
): readonly InvalidCase[] {
  return changes.map(([name, change, code, field]) => ({
    name,
    values: { ...values, ...change },
    code,
    field,
    ...over,
  }));
}
