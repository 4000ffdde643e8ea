import type { PropertySchema, ReportCardProperty, ShownWhen } from "@/lib/shared/report-card/types";
import { property } from "../property";

/** A field of text or choice. */
export interface FieldInput {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly placeholder?: string;
  readonly optional?: boolean;
  readonly shown_when?: ShownWhen;
  readonly pattern?: string;
  readonly format?: "uri" | "hostname";
  readonly default?: string;
  /** Characters. @default 1024 */
  readonly maxLength?: number;
}

/** A line of text. */
export function textField(input: FieldInput): ReportCardProperty {
  const { pattern, format, maxLength = 1024, default: byDefault, optional = false, ...rest } = input;
  const json_schema: PropertySchema = {
    type: "string",
    ...(optional ? {} : { minLength: 1 }),
    maxLength,
    ...(pattern === undefined ? {} : { pattern }),
    ...(format === undefined ? {} : { format }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
  return property({ ...rest, is_required: !optional, json_schema });
}

/** A secret: encrypted, never shown again. */
export function secretField(input: FieldInput): ReportCardProperty {
  const field = textField(input);
  const description = `${input.description} It is stored encrypted and never shown again.`;
  return {
    ...field,
    description,
    is_credential: true,
    json_schema: { ...field.json_schema, writeOnly: true },
  };
}

/** One of a few values, each with its label. The first is the default. */
export function choiceField(
  input: Pick<FieldInput, "name" | "title" | "description" | "shown_when"> & {
    readonly choices: Readonly<Record<string, string>>;
  },
): ReportCardProperty {
  const { choices, ...rest } = input;
  const values = Object.keys(choices);
  const first = values[0];
  return property({
    ...rest,
    choice_titles: choices,
    json_schema: { type: "string", enum: values, ...(first === undefined ? {} : { default: first }) },
  });
}
