import type { ApiOperation } from "./api-operation";

/** Errors an operation can answer with, by status, in words for the document. */
export function operationErrors({ method, definition }: ApiOperation): Readonly<Record<string, string>> {
  const writes = method !== "GET";
  const named = definition.path !== undefined;
  const matches = writes && (definition.revisioned === true || definition.matched === true);
  return {
    "400": "The request cannot be read: its JSON, its cursor or a header.",
    "401": "The API key is missing, unknown, expired or revoked.",
    "403": "The API key lacks the scope, or may not be used from this address.",
    ...(named ? { "404": "There is no such thing in the key's workspace." } : {}),
    ...(writes ? { "409": "The state does not allow it; the title says what to do." } : {}),
    ...(matches ? { "412": "It was changed since the ETag of If-Match was read." } : {}),
    ...(definition.body === undefined
      ? {}
      : { "413": "The body is too large.", "415": "The body is not declared as JSON." }),
    "429": "Too many calls; Retry-After says when to come back.",
  };
}
