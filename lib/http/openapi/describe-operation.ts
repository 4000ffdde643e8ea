import type { z } from "zod";
import type { ApiOperation } from "./api-operation";
import { exampleOf } from "./example-of";
import { takesMatch } from "./operation-errors";
import type { JsonSchema, SchemaCollector } from "./schema-collector";

/** What examples show. */
export interface Examples {
  /** Bodies by operation, where the required fields alone would not show the point. */
  readonly bodies: Readonly<Record<string, unknown>>;
  /** Values that look like the real ones, by name of a field. */
  readonly values: Readonly<Record<string, unknown>>;
}

interface Place {
  readonly operation: ApiOperation;
  readonly collector: SchemaCollector;
  readonly examples: Examples;
  /** Answers to what cannot be done, by status. */
  readonly errors: object;
}

/** One operation as OpenAPI writes it, with an example of what is sent and of what is answered. */
export function describeOperation(input: Place): object {
  const { definition } = input.operation;
  const parameters = [
    ...parametersOf({ ...input, schema: definition.path, place: "path" }),
    ...parametersOf({ ...input, schema: definition.query, place: "query" }),
    ...headersOf(input.operation),
  ];
  return {
    operationId: definition.operation,
    summary: definition.summary,
    tags: [tagOf(input.operation)],
    "x-required-scope": definition.scope,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(definition.body === undefined ? {} : { requestBody: bodyOf({ ...input, schema: definition.body }) }),
    responses: {
      [definition.status ?? 200]: answerOf(input),
      ...input.errors,
    },
  };
}

/** What the address is of: its first part that is neither the API's nor its version's. */
function tagOf({ path }: ApiOperation): string {
  const parts = path.split("/").filter((part) => !/^(|api|v\d+)$/.test(part));
  return parts[0] ?? "api";
}

function bodyOf(input: Place & { readonly schema: z.ZodType }): object {
  const { collector, operation, examples } = input;
  const schema = collector.toSchema({ schema: input.schema, io: "input" });
  const example =
    examples.bodies[operation.definition.operation] ??
    exampleOf({ schema, components: collector.components, values: examples.values, only: "required" });
  const required = operation.definition.isBodyOptional !== true;
  return { required, content: { "application/json": { schema, example } } };
}

function answerOf({ operation: { definition }, collector, examples: { values } }: Place): object {
  if (definition.response === undefined) return { description: "Done." };
  const etag = { description: "The revision, for If-Match.", schema: { type: "string" } };
  const headers = definition.revisioned === true ? { headers: { ETag: etag } } : {};
  const schema = collector.toSchema({ schema: definition.response, io: "output" });
  if (definition.mediaType !== undefined) {
    return { description: "Done.", content: { [definition.mediaType]: { schema } } };
  }
  const example = exampleOf({ schema, components: collector.components, values });
  return { description: "Done.", content: { "application/json": { schema, example } }, ...headers };
}

function headersOf(operation: ApiOperation): readonly object[] {
  const schema = { type: "string" };
  const idempotency = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: "Repeated within a day with the same key, the first answer is given again.",
    schema,
  };
  const match = {
    name: "If-Match",
    in: "header",
    required: false,
    description: "ETag of the state the change is based on; 412 where it was changed since.",
    schema,
  };
  return [
    ...(operation.definition.idempotent === true ? [idempotency] : []),
    ...(takesMatch(operation) ? [match] : []),
  ];
}

function parametersOf(
  input: Place & { readonly schema: z.ZodType | undefined; readonly place: "path" | "query" },
): readonly object[] {
  if (input.schema === undefined) return [];
  const { collector, place, examples } = input;
  const { components } = collector;
  const { properties = {}, required = [] } = collector.toSchema({ schema: input.schema, io: "input" }) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
    example: exampleOf({ schema, field: name, components, values: examples.values }),
  }));
}
