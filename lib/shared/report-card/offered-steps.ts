import type { ChoicesWhen, OperatorNeed, ReportCardProperty, ReportCardStep } from "./types";

type Has = (need: OperatorNeed) => boolean;

/** Ways to sign in that need the same of the operator in every card. */
const usualNeeds: Readonly<Record<string, OperatorNeed>> = {
  aws_iam_role: "aws_identity",
  federated_gcp_service_account_role: "aws_identity",
  gcp_service_account_role: "gcp_identity",
};

/**
 * The steps as this deployment can offer them: without the choices that need what its operator does not
 * have, and without the fields that only those would show. Where the default goes, the first that is left
 * takes its place. A property with `choice_needs` that is left with one choice is no question any more and
 * goes away too.
 */
export function offeredSteps(input: {
  readonly steps: readonly ReportCardStep[];
  readonly has: Has;
}): readonly ReportCardStep[] {
  return input.steps
    .flatMap((step) => step.properties)
    .filter(hasNeeds)
    .reduce((steps, property) => narrow({ steps, property, has: input.has }), input.steps);
}

function hasNeeds({ choice_needs, json_schema }: ReportCardProperty): boolean {
  return choice_needs !== undefined || (json_schema.enum ?? []).some((value) => String(value) in usualNeeds);
}

function narrow(input: {
  readonly steps: readonly ReportCardStep[];
  readonly property: ReportCardProperty;
  readonly has: Has;
}): readonly ReportCardStep[] {
  const { property } = input;
  const choices = property.json_schema.enum ?? [];
  const left = choices.filter((value) => isOffered({ ...input, value }));
  const settled = left.length === 1 && choices.length > 1 && property.choice_needs !== undefined;
  const narrowed = settled ? [] : [withChoices({ property, left })];
  return input.steps.flatMap((step) => {
    const properties = step.properties
      .flatMap((one) => (one.name === property.name ? narrowed : [one]))
      .flatMap((one) => whereAsked({ property: one, owner: property.name, left, settled }));
    return properties.length > 0 || step.properties.length === 0 ? [{ ...step, properties }] : [];
  });
}

function isOffered(input: {
  readonly property: ReportCardProperty;
  readonly value: string | number | boolean;
  readonly has: Has;
}): boolean {
  const needs = { ...usualNeeds, ...input.property.choice_needs };
  const need = Object.hasOwn(needs, String(input.value)) ? needs[String(input.value)] : undefined;
  return need === undefined || input.has(need);
}

function withChoices(input: {
  readonly property: ReportCardProperty;
  readonly left: readonly (string | number | boolean)[];
}): ReportCardProperty {
  const { left } = input;
  const { choice_needs: _needs, choices_when: limits, ...property } = input.property;
  const { default: usual, ...schema } = property.json_schema;
  const first = usual !== undefined && left.includes(usual) ? usual : left[0];
  const titles = Object.entries(property.choice_titles ?? {});
  return {
    ...property,
    ...(limits === undefined ? {} : { choices_when: limits.map((limit) => lessGone({ limit, left })) }),
    json_schema: {
      ...schema,
      enum: left,
      ...(usual === undefined || first === undefined ? {} : { default: first }),
    },
    choice_titles: Object.fromEntries(titles.filter(([value]) => left.map(String).includes(value))),
  };
}

function lessGone(input: {
  readonly limit: ChoicesWhen;
  readonly left: readonly (string | number | boolean)[];
}): ChoicesWhen {
  const { limit } = input;
  const left = input.left.map(String);
  const choices = Object.entries(limit.choices).map(
    ([owner, values]) => [owner, values.filter((value) => left.includes(value))] as const,
  );
  return { ...limit, choices: Object.fromEntries(choices) };
}

/** A field as it is after its owner was narrowed; none where no choice that is left shows it. */
function whereAsked(input: {
  readonly property: ReportCardProperty;
  readonly owner: string;
  readonly left: readonly (string | number | boolean)[];
  readonly settled: boolean;
}): readonly ReportCardProperty[] {
  const { shown_when: condition, ...property } = input.property;
  if (condition?.property !== input.owner) return [input.property];
  const choices = condition.in.map(String);
  if (!input.left.some((value) => choices.includes(String(value)))) return [];
  return [input.settled ? property : input.property];
}
