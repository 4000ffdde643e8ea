import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { nameSchemas } from "./name-schemas";

export type JsonSchema = { [key: string]: unknown };

/** The description of a field, by the names of all fields of its object and its own; undefined where there is none. */
export type FieldComments = (input: {
  readonly fields: readonly string[];
  readonly field: string;
}) => string | undefined;

/** Turns zod schemas into JSON Schema, with what they share collected under `components`. */
export interface SchemaCollector {
  readonly components: Record<string, JsonSchema>;
  toSchema(input: { readonly schema: z.ZodType; readonly io: "input" | "output" }): JsonSchema;
}

/**
 * @param comments puts the comments beside fields into the document
 * @param instead what stands for a schema whose own says less than is known; undefined leaves it
 */
export function createSchemaCollector({
  comments,
  instead = () => undefined,
}: {
  readonly comments: FieldComments;
  readonly instead?: (schema: z.core.$ZodType) => JsonSchema | undefined;
}): SchemaCollector {
  nameSchemas();
  const components: Record<string, JsonSchema> = {};
  return {
    components,
    toSchema({ schema, io }) {
      const {
        $schema: _,
        $defs = {},
        ...root
      } = z.toJSONSchema(schema, {
        io,
        unrepresentable: "any",
        override: ({ zodSchema, jsonSchema }) => {
          const known = instead(zodSchema);
          if (known === undefined) tidy({ zodSchema, jsonSchema, comments });
          else replace({ jsonSchema, by: known });
        },
      }) as JsonSchema & { readonly $defs?: Record<string, JsonSchema> };
      const places = new Map<string, string>();
      for (const [name, found] of Object.entries($defs)) {
        const place =
          components[name] === undefined || isDeepStrictEqual(components[name], moved(found, places))
            ? name
            : `${name}Input`;
        places.set(name, place);
      }
      for (const [name, found] of Object.entries($defs))
        components[places.get(name) ?? name] = moved(found, places);
      return moved(root, places);
    },
  };
}

/** References point to where the collected schemas stand. */
function moved(schema: JsonSchema, places: ReadonlyMap<string, string>): JsonSchema {
  const text = JSON.stringify(schema).replaceAll(/"#\/\$defs\/(\w+)"/g, (_, name: string) => {
    return `"#/components/schemas/${places.get(name) ?? name}"`;
  });
  const { id: _, ...rest } = JSON.parse(text) as JsonSchema;
  return rest;
}

/** zod hands out the object itself to be changed. */
function replace(input: { readonly jsonSchema: JsonSchema; readonly by: JsonSchema }): void {
  for (const key of Object.keys(input.jsonSchema)) delete input.jsonSchema[key];
  Object.assign(input.jsonSchema, input.by);
}

/** Leaves out what `format` and `integer` say already, and adds the comments beside the fields. */
function tidy(input: {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: JsonSchema;
  readonly comments: FieldComments;
}): void {
  const { zodSchema, jsonSchema, comments } = input;
  if (jsonSchema.format === "uuid" || jsonSchema.format === "date-time") delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  const { def } = zodSchema._zod;
  // zod leaves it out where a text is read first; of a whole number in a query it is the same before and after.
  if (def.type === "default" && jsonSchema.type === "integer") jsonSchema.default ??= def.defaultValue;
  if (def.type !== "object") return;
  const properties = (jsonSchema.properties ?? {}) as Record<string, JsonSchema>;
  const fields = Object.keys(properties);
  for (const field of fields) {
    const description = comments({ fields, field });
    const property = properties[field];
    if (description !== undefined && property !== undefined) property.description ??= description;
  }
}
