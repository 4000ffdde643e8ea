import type { DialectField } from "./field";

/** Where a vendor's object says what a property of ours is: with these answers, or else with any. */
export function pathOfProperty(input: {
  readonly fields: readonly DialectField[];
  readonly property: string;
  readonly answers: Readonly<Record<string, string | number | boolean>>;
}): readonly string[] {
  const { fields, property, answers } = input;
  const ones = fields.filter((field) => field.property === property || field.also?.includes(property));
  const holds = (field: DialectField) =>
    Object.entries(field.when ?? {}).every(([name, answer]) => String(answers[name]) === answer);
  return (ones.find(holds) ?? ones[0])?.path ?? [property];
}
