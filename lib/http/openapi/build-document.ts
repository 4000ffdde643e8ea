import type { ApiOperation } from "./api-operation";
import { describeOperation } from "./describe-operation";
import { exampleBodies } from "./example-bodies";
import { exampleValues } from "./example-values";
import { openPaths } from "./open-paths";
import { operationErrors, passingStatuses } from "./operation-errors";
import { inOrderOfNames, pathsOf, retryAfter } from "./parts-of-document";
import { createSchemaCollector, type FieldComments, type SchemaCollector } from "./schema-collector";

const problem = {
  type: "object",
  required: ["type", "title", "status", "code", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string", description: "What went wrong, in words for people." },
    status: { type: "integer" },
    code: { type: "string", description: "Stable: program against this." },
    requestId: { type: "string" },
    facts: {
      type: "array",
      description: "Of a look into a destination: error numbers and positions.",
      items: {
        type: "object",
        required: ["label", "value"],
        properties: { label: { type: "string" }, value: { type: "string" } },
      },
    },
  },
};

const invalidInput = {
  type: "object",
  required: ["detail", "requestId"],
  properties: {
    detail: {
      type: "array",
      items: {
        type: "object",
        required: ["loc", "msg", "type"],
        properties: {
          loc: { type: "array", items: { type: ["string", "integer"] } },
          msg: { type: "string" },
          type: { type: "string" },
        },
      },
    },
    requestId: { type: "string" },
  },
};

const examples = { bodies: exampleBodies, values: exampleValues };

/** The OpenAPI 3.1 document of the operations, from the schemas that validate them. */
export function buildDocument({
  operations,
  comments,
}: {
  readonly operations: readonly ApiOperation[];
  /** The comments beside fields become their descriptions. */
  readonly comments: FieldComments;
}): object {
  const collector = createSchemaCollector({ comments });
  const paths = pathsOf({
    operations,
    describe: (operation) =>
      describeOperation({ operation, collector, examples, errors: errorsOf(operation) }),
  });
  return {
    openapi: "3.1.0",
    info: {
      title: "Latchkey API",
      version: "1",
      description: "Capture, check and release credentials of data destinations.",
    },
    servers: [{ url: "/" }],
    security: [{ apiKey: [] }],
    paths: { ...paths, ...openPaths },
    components: components(collector),
  };
}

function errorsOf(operation: ApiOperation): object {
  const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  const errors = Object.entries(operationErrors(operation)).map(([status, description]) => [
    status,
    { description, content: problem, ...(passingStatuses.has(status) ? { headers: retryAfter } : {}) },
  ]);
  return {
    ...Object.fromEntries(errors),
    "422": { $ref: "#/components/responses/InvalidInput" },
    default: { $ref: "#/components/responses/Problem" },
  };
}

function components(collector: SchemaCollector): object {
  return {
    securitySchemes: {
      apiKey: { type: "http", scheme: "bearer", description: "`Authorization: Bearer lk_…`" },
    },
    schemas: { ...inOrderOfNames(collector.components), Problem: problem, InvalidInput: invalidInput },
    responses: {
      Problem: {
        description: "RFC 9457 problem details.",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
      InvalidInput: {
        description: "The request is well formed but not acceptable.",
        content: {
          "application/json": { schema: { $ref: "#/components/schemas/InvalidInput" } },
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    },
  };
}
