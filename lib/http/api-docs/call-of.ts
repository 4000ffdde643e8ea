import type { DocumentOperation } from "./document-types";

/** An example call of an operation. */
export interface Call {
  readonly method: string;
  /** Path with its example values: `/api/v1/connections/3f2b…`. */
  readonly path: string;
  readonly inPath: Readonly<Record<string, unknown>>;
  /** Only what has to be given. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The call that examples show. */
export function callOf(input: {
  readonly method: string;
  readonly path: string;
  readonly operation: DocumentOperation;
}): Call {
  const { method, operation } = input;
  const { parameters = [], requestBody } = operation;
  const valuesIn = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, example }) => [name, example]),
    );
  const inPath = valuesIn("path");
  const path = input.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(inPath[name])),
  );
  const body = requestBody?.content["application/json"]?.example;
  return { method, path, inPath, query: valuesIn("query"), body };
}
