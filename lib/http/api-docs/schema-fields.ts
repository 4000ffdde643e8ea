import type { DocumentedField } from "@/lib/shared/api-docs/types";
import { apiDocument, type DocumentSchema } from "./document-types";

/** How deep fields of fields are shown. Nothing in the document lies deeper by more than one. */
const deepest = 4;

/** The fields of an object, or of the objects in a list, in words. */
export function schemaFields(input: {
  readonly schema: DocumentSchema;
  readonly depth?: number;
}): readonly DocumentedField[] {
  const { depth = 0 } = input;
  const schema = inner(input.schema);
  if (depth >= deepest) return [];
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeInWords(property),
    required: schema.required?.includes(name) === true,
    description: describe(property),
    fields: schemaFields({ schema: property, depth: depth + 1 }),
  }));
}

/** A schema in words: `string (uuid)`, `array of string`, `"a" or "b"`. */
export function typeInWords(given: DocumentSchema): string {
  const schema = resolve(given);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return [...new Set(variants.map(typeInWords))].join(" or ");
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items !== undefined) return `array of ${typeInWords(schema.items)}`;
  if (typeof schema.additionalProperties === "object" && schema.properties === undefined)
    return "object, by name";
  const type = typeof schema.type === "string" ? schema.type : (schema.type ?? ["anything"]).join(" or ");
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}

function describe(schema: DocumentSchema): string {
  const text = schema.description ?? resolve(schema).description ?? "";
  return schema.default === undefined ? text : `${text} Default: ${JSON.stringify(schema.default)}.`.trim();
}

function resolve(schema: DocumentSchema): DocumentSchema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (apiDocument.components.schemas[name] ?? schema);
}

/** What holds the fields: the schema itself, its items, or the variant that is no null. */
function inner(given: DocumentSchema): DocumentSchema {
  const schema = resolve(given);
  const variant = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== "null");
  if (variant !== undefined) return inner(variant);
  return schema.items === undefined ? schema : inner(schema.items);
}
