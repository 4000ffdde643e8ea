import type { z } from "zod";
import type { Dialect, DialectAuthentication } from "@/lib/shared/dialect/dialect";
import type { DialectDifferences, DialectOperationNote } from "@/lib/shared/dialect/differences";
import { typedObjects } from "@/lib/shared/dialect/typed-objects";
import type { ApiOperation } from "./api-operation";
import { describeOperation, type Examples } from "./describe-operation";
import { createDialectObjects, type StepsOfType } from "./dialect-objects";
import { operationErrors, passingStatuses } from "./operation-errors";
import { inOrderOfNames, pathsOf, retryAfter } from "./parts-of-document";
import { createSchemaCollector, type FieldComments, type SchemaCollector } from "./schema-collector";

const schemes: Readonly<Record<DialectAuthentication, object>> = {
  bearer: { type: "http", scheme: "bearer", description: "`Authorization: Bearer lk_…`" },
  basic: { type: "http", scheme: "basic", description: "The API key's two parts as user name and password." },
  "x-api-key": { type: "apiKey", in: "header", name: "X-API-KEY" },
};

interface Input {
  readonly dialect: Dialect;
  readonly differences: DialectDifferences;
  /** With their whole addresses. */
  readonly operations: readonly ApiOperation[];
  readonly comments: FieldComments;
  readonly examples: Examples;
  /** The forms of our destination types. */
  readonly stepsOf: StepsOfType;
}

/**
 * The OpenAPI 3.1 document of one vendor's operations, from the schemas that validate them. Addresses are
 * those of the vendor, below the base URL.
 */
export function buildDialectDocument(input: Input): object {
  const { dialect, differences, comments, examples } = input;
  const objects = createDialectObjects(input);
  const collector = createSchemaCollector({ comments, instead: (schema) => insteadOf({ schema, objects }) });
  const operations = input.operations.map((one) => ({
    ...one,
    path: one.path.slice(differences.baseUrl.length),
  }));
  const describe = (operation: ApiOperation) => ({
    ...describeOperation({ operation, collector, examples, errors: errorsOf({ operation, dialect }) }),
    ...noteOf({ operation, notes: differences.operations }),
  });
  const paths = pathsOf({ operations, describe });
  const errorSchema = collector.toSchema({ schema: dialect.errorShape, io: "output" });
  Object.assign(collector.components, objects.components);
  return {
    openapi: "3.1.0",
    info: {
      title: `Latchkey as ${dialect.title}`,
      version: "1",
      description: `For clients written for ${dialect.title}. What differs, and why: /docs/dialects#${dialect.vendor}`,
    },
    servers: [{ url: differences.baseUrl }],
    security: [{ apiKey: [] }],
    paths,
    components: components({ collector, dialect, errorSchema }),
  };
}

function insteadOf(input: {
  readonly schema: z.core.$ZodType;
  readonly objects: ReturnType<typeof createDialectObjects>;
}) {
  const found = typedObjects.get(input.schema);
  return found === undefined ? undefined : input.objects.schemaOf(found);
}

/** What is the same and what differs, as the documentation says it. */
function noteOf(input: {
  readonly operation: ApiOperation;
  readonly notes: readonly DialectOperationNote[];
}): object {
  const { method, path } = input.operation;
  const note = input.notes.find(({ operation }) => operation === `${method} ${path}`);
  return note === undefined ? {} : { description: [note.same, note.differs].filter(Boolean).join("\n\n") };
}

function errorsOf(input: { readonly operation: ApiOperation; readonly dialect: Dialect }): object {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  const entries = Object.entries(operationErrors(input.operation)).map(([status, description]) => [
    String(input.dialect.statuses[Number(status)] ?? status),
    { description, content, ...(passingStatuses.has(status) ? { headers: retryAfter } : {}) },
  ]);
  const unacceptable = String(input.dialect.statuses[422] ?? 422);
  const description = "The request cannot be read, or what it says does not hold; the message names it.";
  return {
    ...Object.fromEntries(entries),
    [unacceptable]: { description, content },
    default: { description: "Something went wrong here; repeat it later.", content },
  };
}

function components(input: {
  readonly collector: SchemaCollector;
  readonly dialect: Dialect;
  readonly errorSchema: object;
}): object {
  return {
    securitySchemes: { apiKey: schemes[input.dialect.authentication] },
    schemas: inOrderOfNames({ ...input.collector.components, Error: input.errorSchema }),
  };
}
