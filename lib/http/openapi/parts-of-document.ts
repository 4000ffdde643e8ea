import type { ApiOperation } from "./api-operation";

/** The header that says when to come back. */
export const retryAfter = {
  "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } },
};

/** Operations by path and method, in the order of their addresses. */
export function pathsOf(input: {
  readonly operations: readonly ApiOperation[];
  readonly describe: (operation: ApiOperation) => object;
}): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  const inOrder = [...input.operations].sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
  for (const operation of inOrder) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: input.describe(operation),
    };
  }
  return paths;
}

/** The same, by name: so that two documents can be compared line by line. */
export function inOrderOfNames<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
