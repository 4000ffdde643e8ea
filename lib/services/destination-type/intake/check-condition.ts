import type { InputProblem } from "@/lib/services/errors";
import { literalChoices } from "@/lib/shared/report-card/literal-choices";
import type { PropertySchema, ShownWhen } from "@/lib/shared/report-card/types";
import type { PropertyInput } from "./custom-type-input";
import { type Loc, problem } from "./problem";

/** A condition looks back, at a question with choices, and names some of them: so it can lead in no circle. */
export function checkCondition(input: {
  readonly loc: Loc;
  readonly condition: ShownWhen | undefined;
  /** Properties it may look at. */
  readonly among: readonly PropertyInput[];
}): readonly InputProblem[] {
  const { loc, condition, among } = input;
  if (condition === undefined) return [];
  const owner = among.find(({ name }) => name === condition.property);
  if (owner === undefined) return [problem([...loc, "property"], "must be a property before this one")];
  const choices = owner.is_credential ? null : literalChoices(owner.json_schema as PropertySchema);
  if (choices === null) return [problem([...loc, "property"], "must be a property with choices")];
  return condition.in.flatMap((value, index) =>
    choices.map(String).includes(String(value))
      ? []
      : [problem([...loc, "in", index], "is no choice of that property")],
  );
}
