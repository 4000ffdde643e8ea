import { z } from "zod";
import type { ApiOperation } from "./api-operation";

type JsonSchema = Readonly<Record<string, unknown>>;

/** One operation as OpenAPI writes it. */
export function describeOperation({ operation }: { readonly operation: ApiOperation }): object {
  const { definition } = operation;
  const { status = 200 } = definition;
  const parameters = [
    ...parametersOf({ schema: definition.path, place: "path" }),
    ...parametersOf({ schema: definition.query, place: "query" }),
    ...headersOf(definition),
  ];
  return {
    operationId: definition.operation,
    summary: definition.summary,
    tags: [operation.path.split("/")[3] ?? "api"],
    "x-required-scope": definition.scope,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(definition.body === undefined
      ? {}
      : {
          requestBody: { required: true, content: json(toSchema({ schema: definition.body, io: "input" })) },
        }),
    responses: {
      [status]: answerOf(definition),
      "422": { $ref: "#/components/responses/InvalidInput" },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function answerOf(definition: ApiOperation["definition"]): object {
  if (definition.response === undefined) return { description: "Done." };
  const schema = toSchema({ schema: definition.response, io: "output" });
  const content = definition.mediaType === undefined ? json(schema) : { [definition.mediaType]: { schema } };
  const etag = { description: "The revision, for If-Match.", schema: { type: "string" } };
  return {
    description: "Done.",
    content,
    ...(definition.revisioned === true ? { headers: { ETag: etag } } : {}),
  };
}

function headersOf(definition: ApiOperation["definition"]): readonly object[] {
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
    ...(definition.idempotent === true ? [idempotency] : []),
    ...(definition.revisioned === true || definition.matched === true ? [match] : []),
  ];
}

function parametersOf(input: {
  readonly schema: z.ZodType | undefined;
  readonly place: "path" | "query";
}): readonly object[] {
  if (input.schema === undefined) return [];
  const { properties = {}, required = [] } = toSchema({ schema: input.schema, io: "input" }) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: input.place,
    required: input.place === "path" || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function json(schema: JsonSchema): object {
  return { "application/json": { schema } };
}

function toSchema(input: { readonly schema: z.ZodType; readonly io: "input" | "output" }): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(input.schema, { io: input.io, unrepresentable: "any" });
  return schema;
}
