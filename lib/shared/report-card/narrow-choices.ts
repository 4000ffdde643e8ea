import type { PropertyValues, ReportCardProperty } from "./types";

/** The property with the choices that hold for these answers; the same object where all of them do. */
export function narrowChoices(input: {
  readonly property: ReportCardProperty;
  readonly values: PropertyValues;
}): ReportCardProperty {
  const { property, values } = input;
  const { choices_when: condition, json_schema: schema, choice_titles: titles = {} } = property;
  if (condition === undefined) return property;
  const owner = Object.hasOwn(values, condition.property) ? String(values[condition.property]) : "";
  const allowed = Object.hasOwn(condition.choices, owner) ? condition.choices[owner] : undefined;
  if (allowed === undefined) return property;
  const left = (schema.enum ?? []).filter((choice) => allowed.includes(String(choice)));
  const { default: usual, ...rest } = schema;
  const first = usual !== undefined && left.includes(usual) ? usual : left[0];
  return {
    ...property,
    choice_titles: Object.fromEntries(
      left.map((choice) => [choice, titles[String(choice)] ?? String(choice)]),
    ),
    json_schema: { ...rest, enum: left, ...(first === undefined ? {} : { default: first }) },
  };
}
