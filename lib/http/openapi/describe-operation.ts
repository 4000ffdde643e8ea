import type { z } from "zod";
import type { ApiOperation } from "./api-operation";
import { exampleBodies } from "./example-bodies";
import { exampleOf } from "./example-of";
import { exampleValues } from "./example-values";
import { operationErrors, takesMatch } from "./operation-errors";
import type { JsonSchema, SchemaCollector } from "./schema-collector";

interface Place {
  readonly operation: ApiOperation;
  readonly collector: SchemaCollector;
}

/** One operation as OpenAPI writes it, with an example of what is sent and of what is answered. */
export function describeOperation(input: Place): object {
  const { definition, path } = input.operation;
  const parameters = [
    ...parametersOf({ ...input, schema: definition.path, place: "path" }),
    ...parametersOf({ ...input, schema: definition.query, place: "query" }),
    ...headersOf(input.operation),
  ];
  return {
    operationId: definition.operation,
    summary: definition.summary,
    tags: [path.split("/")[3] ?? "api"],
    "x-required-scope": definition.scope,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(definition.body === undefined ? {} : { requestBody: bodyOf({ ...input, schema: definition.body }) }),
    responses: {
      [definition.status ?? 200]: answerOf(input),
      ...errorsOf(input.operation),
    },
  };
}

function bodyOf(input: Place & { readonly schema: z.ZodType }): object {
  const { collector, operation } = input;
  const schema = collector.toSchema({ schema: input.schema, io: "input" });
  const example =
    exampleBodies[operation.definition.operation] ??
    exampleOf({ schema, components: collector.components, values: exampleValues, only: "required" });
  return { required: true, content: { "application/json": { schema, example } } };
}

function answerOf({ operation: { definition }, collector }: Place): object {
  if (definition.response === undefined) return { description: "Done." };
  const etag = { description: "The revision, for If-Match.", schema: { type: "string" } };
  const headers = definition.revisioned === true ? { headers: { ETag: etag } } : {};
  const schema = collector.toSchema({ schema: definition.response, io: "output" });
  if (definition.mediaType !== undefined) {
    return { description: "Done.", content: { [definition.mediaType]: { schema } } };
  }
  const example = exampleOf({ schema, components: collector.components, values: exampleValues });
  return { description: "Done.", content: { "application/json": { schema, example } }, ...headers };
}

function errorsOf(operation: ApiOperation): object {
  const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  const retry = { description: "Seconds to wait.", schema: { type: "integer" } };
  const errors = Object.entries(operationErrors(operation)).map(([status, description]) => [
    status,
    { description, content: problem, ...(status === "429" ? { headers: { "Retry-After": retry } } : {}) },
  ]);
  return {
    ...Object.fromEntries(errors),
    "422": { $ref: "#/components/responses/InvalidInput" },
    default: { $ref: "#/components/responses/Problem" },
  };
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
  const { collector, place } = input;
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
    example: exampleOf({ schema, field: name, components: collector.components, values: exampleValues }),
  }));
}
