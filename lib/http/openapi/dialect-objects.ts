import { z } from "zod";
import type { DialectField, DialectType, DialectTypes } from "@/lib/shared/dialect/field";
import { fieldsSchema } from "@/lib/shared/dialect/fields-schema";
import type { ReportCardProperty, ReportCardStep } from "@/lib/shared/report-card/types";
import type { JsonSchema } from "./schema-collector";

/** The form of a destination type of ours. */
export type StepsOfType = (type: string) => readonly ReportCardStep[];

/** Turns a vendor's types into schemas under `components`. */
export interface DialectObjects {
  readonly components: Record<string, JsonSchema>;
  /** One type's object, or any of several. */
  schemaOf(input: { readonly types: DialectTypes }): JsonSchema;
}

/**
 * What a vendor's object may hold comes from the two schemas that judge it: its keys and their types from the
 * vendor's table, values and texts from the form of the destination type it stands for.
 */
export function createDialectObjects({ stepsOf }: { readonly stepsOf: StepsOfType }): DialectObjects {
  const components: Record<string, JsonSchema> = {};
  const refTo = ([name, type]: readonly [string, DialectType]): JsonSchema => {
    const title = titleOf(name);
    components[title] ??= objectSchema({ name, type, steps: stepsOf(type.type) });
    return { $ref: `#/components/schemas/${title}` };
  };
  return {
    components,
    schemaOf({ types }) {
      const [first, ...others] = Object.entries(types).map(refTo);
      if (others.length === 0) return first ?? {};
      const rest = { type: "object", description: "Of any other type: the properties of its form, by name." };
      return { anyOf: [first, ...others, rest] };
    },
  };
}

/** `aurora_postgres` → `AuroraPostgresProperties`. */
function titleOf(name: string): string {
  const words = name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}Properties`;
}

interface OfType {
  readonly name: string;
  readonly type: DialectType;
  readonly steps: readonly ReportCardStep[];
}

function objectSchema({ name, type, steps }: OfType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(fieldsSchema(type), { io: "input" }) as JsonSchema;
  const properties = steps.flatMap((step) => step.properties);
  for (const field of type.fields) {
    const property = properties.find((one) => one.name === field.property);
    const leaf = leafAt({ schema, path: field.path });
    Object.assign(leaf, simplified(leaf), wordsOf({ field, property }));
  }
  return { ...schema, description: `The keys of ${name}.` };
}

function leafAt(input: { readonly schema: JsonSchema; readonly path: readonly string[] }): JsonSchema {
  let at = input.schema;
  for (const key of input.path) at = (at.properties as Record<string, JsonSchema>)[key] ?? {};
  return at;
}

/** A value or nothing, as one list of types. */
function simplified(leaf: JsonSchema): JsonSchema {
  const [value, ...others] = (leaf.anyOf ?? []) as readonly JsonSchema[];
  if (value === undefined || others.length !== 1 || value.enum !== undefined) return {};
  const { minimum: _least, maximum: _most, type, ...rest } = value;
  return { anyOf: undefined, type: [type, "null"], ...rest };
}

/** What is known of one key beyond its type. */
function wordsOf(input: {
  readonly field: DialectField;
  readonly property: ReportCardProperty | undefined;
}): JsonSchema {
  const { field, property } = input;
  const { only, ignored, readOnly } = field;
  const description = [descriptionOf(input), ignored === undefined ? "" : `Taken and not kept. ${ignored}`];
  return {
    ...(only === undefined ? {} : { const: only }),
    ...(readOnly === true ? { readOnly: true } : {}),
    ...(property?.is_credential === true ? { format: "password" } : {}),
    ...(choicesOf(input) ?? {}),
    ...(description.some(Boolean) ? { description: description.filter(Boolean).join(" ") } : {}),
  };
}

function descriptionOf({ property }: { readonly property: ReportCardProperty | undefined }): string {
  if (property === undefined) return "";
  const { title, description = "", is_required, shown_when, immutable } = property;
  return [
    `${title}.`,
    description,
    is_required && shown_when === undefined ? "Required." : "",
    immutable === true ? "Cannot be changed later." : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** The values that the form takes, where the vendor has no words of its own for them. */
function choicesOf(input: {
  readonly field: DialectField;
  readonly property: ReportCardProperty | undefined;
}): JsonSchema | null {
  const { field, property } = input;
  const isOwnWord = field.words === undefined && field.only === undefined && field.wire === "string";
  const { enum: values, pattern } = property?.json_schema ?? {};
  if (!isOwnWord) return null;
  // Nothing may stand for a value that is not there.
  if (values !== undefined) return { type: undefined, maxLength: undefined, enum: [...values, null] };
  return pattern === undefined ? null : { pattern };
}
