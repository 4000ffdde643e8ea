import type { DocumentedGroup, DocumentedOperation } from "@/lib/shared/api-docs/types";
import { callOf } from "./call-of";
import { curlSample } from "./curl-sample";
import { apiDocument, type DocumentOperation } from "./document-types";
import { schemaFields, typeInWords } from "./schema-fields";
import { typescriptSample } from "./typescript-sample";

/** The API's document, group by group, with samples that run. */
export function readApiDocs(): readonly DocumentedGroup[] {
  const groups = new Map<string, DocumentedOperation[]>();
  for (const [path, methods] of Object.entries(apiDocument.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = operation.tags[0] ?? "api";
      groups.set(name, [
        ...(groups.get(name) ?? []),
        describe({ path, method: method.toUpperCase(), operation }),
      ]);
    }
  }
  return [...groups].map(([name, operations]) => ({ name, title: titleOf(name), operations }));
}

function describe(input: {
  readonly path: string;
  readonly method: string;
  readonly operation: DocumentOperation;
}): DocumentedOperation {
  const { path, method, operation } = input;
  const { operationId: id, summary, requestBody } = operation;
  const call = callOf(input);
  const body = requestBody?.content["application/json"]?.schema;
  return {
    id,
    method,
    path,
    summary,
    scope: operation["x-required-scope"],
    parameters: (operation.parameters ?? []).map(
      ({ name, required, description = "", schema, in: place }) => ({
        name,
        type: `${typeInWords(schema)}, in the ${place}`,
        required,
        description,
        fields: [],
      }),
    ),
    body: body === undefined ? [] : schemaFields({ schema: body }),
    answer: answerOf(operation),
    errors: errorsOf(operation),
    samples: { curl: curlSample(call), typescript: typescriptSample({ id, call }) },
  };
}

function answerOf({ responses }: DocumentOperation): DocumentedOperation["answer"] {
  const status = Object.keys(responses).find((text) => text.startsWith("2")) ?? "200";
  const found = responses[status]?.content?.["application/json"];
  return {
    status,
    fields: found === undefined ? [] : schemaFields({ schema: found.schema }),
    example: found?.example === undefined ? null : JSON.stringify(found.example, null, 2),
  };
}

function errorsOf({ responses }: DocumentOperation): DocumentedOperation["errors"] {
  return Object.entries(responses)
    .filter(([status]) => /^[45]/.test(status))
    .map(([status, { description }]) => ({ status, description: description ?? invalid }));
}

const invalid = "The values are not acceptable; detail names each field and what is wrong.";

/** `api-keys` → `API keys`. */
function titleOf(name: string): string {
  const words = name.replaceAll("-", " ").replace(/^api\b/, "API");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
