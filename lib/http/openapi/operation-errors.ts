import type { ApiOperation } from "./api-operation";

/** Whether an operation changes something that is there already, and may be told which state it is based on. */
export function takesMatch({ method, definition }: ApiOperation): boolean {
  const isThere = method !== "GET" && definition.path !== undefined;
  return isThere && (definition.revisioned === true || definition.matched === true);
}

/** Statuses whose answer says when to come back. */
export const passingStatuses: ReadonlySet<string> = new Set(["429", "503"]);

/** Errors an operation can answer with, by status, in words for the document. */
export function operationErrors(operation: ApiOperation): Readonly<Record<string, string>> {
  const { method, definition } = operation;
  const writes = method !== "GET";
  // A look into the destination depends on what the connection is, too.
  const hasState = writes || definition.scope === "data:read";
  const named = definition.path !== undefined || definition.refers === true;
  return {
    "400": "The request cannot be read: its JSON, its cursor or a header.",
    "401": "The API key is missing, unknown, expired or revoked.",
    "403": "The API key lacks the scope, or may not be used from this address.",
    ...(named ? { "404": "There is no such thing in the key's workspace." } : {}),
    ...(hasState ? { "409": "The state does not allow it; the title says what to do." } : {}),
    ...(takesMatch(operation) ? { "412": "It was changed since the ETag of If-Match was read." } : {}),
    ...(writes ? { "413": "The body is too large.", "415": "The body is not declared as JSON." } : {}),
    "500": "Something went wrong on our side; nothing was changed.",
    "429": "Too many calls; Retry-After says when to come back.",
    "503": "The database, a worker or the key service is busy or away; Retry-After says when to come back.",
  };
}
