import type { PropertyValues, ReportCardProperty } from "./types";

/** The property with the choices that hold for these answers; the same object where all of them do. */
export function narrowChoices(input: {
  readonly property: ReportCardProperty;
  readonly values: PropertyValues;
}): ReportCardProperty {
  const { property, values } = input;
  const { choices_when: conditions = [], json_schema: schema, choice_titles: titles = {} } = property;
  const limits = conditions.flatMap(({ property: name, choices }) => {
    const owner = Object.hasOwn(values, name) ? String(values[name]) : "";
    const allowed = Object.hasOwn(choices, owner) ? choices[owner] : undefined;
    return allowed === undefined ? [] : [allowed];
  });
  if (limits.length === 0) return property;
  const left = (schema.enum ?? []).filter((choice) =>
    limits.every((allowed) => allowed.includes(String(choice))),
  );
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
