import type { JsonSchema } from "./schema-collector";

/** Where an example is made from: the collected schemas, and values that look like the real ones. */
interface Sources {
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** By name of a field. */
  readonly values: Readonly<Record<string, unknown>>;
}

interface ExampleInput extends Sources {
  readonly schema: JsonSchema;
  readonly field?: string;
  /** `required` leaves out what may be left out. */
  readonly only?: "required";
}

/**
 * An example for a schema: its own, its default, a value known by its field's name where it has the right
 * type, or the smallest that fits.
 */
export function exampleOf(input: ExampleInput): unknown {
  const schema = resolve(input);
  const given = ownExample(schema);
  if (given !== undefined) return given;
  const known = input.values[input.field ?? ""];
  if (known !== undefined && fits({ ...input, schema, value: known })) return known;
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  const variant = variantsOf(schema)[0];
  return variant === undefined ? smallest({ ...input, schema }) : exampleOf({ ...input, schema: variant });
}

/** What the schema itself leaves no choice about. */
function ownExample(schema: JsonSchema): unknown {
  const { examples, const: only } = schema as {
    readonly examples?: readonly unknown[];
    readonly const?: unknown;
  };
  return examples?.[0] ?? only;
}

function variantsOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []) as readonly JsonSchema[];
}

function smallest(input: ExampleInput): unknown {
  const { schema } = input;
  if (schema.enum !== undefined) return (schema.enum as readonly unknown[])[0];
  switch (typeOf(schema)) {
    case "object":
      return exampleObject(input);
    case "array":
      return exampleArray(input);
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return false;
    case "string":
      return formats[String(schema.format)] ?? "text".padEnd(Number(schema.minLength ?? 0), "x");
    default:
      return null;
  }
}

/** One item; the items of `scopes` are named like a `scope`. */
function exampleArray({ schema, field = "", ...sources }: ExampleInput): unknown {
  const items = (schema.items ?? {}) as JsonSchema;
  return [exampleOf({ ...sources, schema: items, field: field.replace(/s$/, "") })];
}

function exampleObject({ schema, field: _, ...rest }: ExampleInput): unknown {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const required = (schema.required ?? []) as string[];
  const mayBe = (name: string, found: JsonSchema) =>
    rest.only !== "required" && (name in rest.values || isKnown({ schema: found, ...rest }));
  const wanted = properties.filter(([name, found]) => required.includes(name) || mayBe(name, found));
  return Object.fromEntries(
    wanted.map(([field, found]) => [field, exampleOf({ ...rest, schema: found, field })]),
  );
}

/** What is described elsewhere has an example where a value is known, and else is left out. */
function isKnown({ schema, components }: Pick<ExampleInput, "schema" | "components">): boolean {
  return schema.$ref === undefined || resolve({ schema, components }) !== unknown;
}

const unknown: JsonSchema = {};

function resolve({ schema, components }: Pick<ExampleInput, "schema" | "components">): JsonSchema {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(String(schema.$ref))?.[1];
  return name === undefined ? schema : (components[name] ?? unknown);
}

function typeOf(schema: JsonSchema): unknown {
  return Array.isArray(schema.type) ? schema.type[0] : (schema.type ?? (schema.properties ? "object" : ""));
}

/** Whether a known value has the type that is asked for; its other rules are checked where examples are tested. */
function fits(input: Pick<ExampleInput, "schema" | "components"> & { readonly value: unknown }): boolean {
  const { value, components } = input;
  const schema = resolve(input);
  if (schema === unknown) return true;
  if (schema.enum !== undefined) return (schema.enum as readonly unknown[]).includes(value);
  const variants = variantsOf(schema);
  if (variants.length > 0) return variants.some((variant) => fits({ schema: variant, components, value }));
  if (Array.isArray(value)) {
    const items = (schema.items ?? {}) as JsonSchema;
    return (
      typeOf(schema) === "array" && value.every((item) => fits({ schema: items, components, value: item }))
    );
  }
  const type = value === null ? "null" : typeof value;
  return typeOf(schema) === type || (typeOf(schema) === "integer" && Number.isInteger(value));
}

const formats: Readonly<Record<string, string>> = {
  uuid: "3f2b8c1e-5d4a-4e7b-9c60-1a2b3c4d5e6f",
  "date-time": "2026-11-20T09:30:00.000Z",
  uri: "https://example.com/",
};
