import type { Advice } from "./entries-of";

/** `code` of a problem that the API answers. */
export const apiCodes = {
  unauthorized: [
    "No valid API key",
    "The header is missing, or the key is unknown, revoked or expired.",
    "Send `Authorization: Bearer lk_…` with a key of this installation.",
  ],
  forbidden: [
    "The key lacks a scope",
    "The answer names the scope that the operation needs.",
    "Make a key with that scope in the dashboard, or use the one that has it.",
  ],
  release_forbidden: [
    "Credentials may not be taken out by this key",
    "Releases need a key with the scope credentials:release and nothing else, and the form that the workspace demands.",
    "Use a key of its own for releases; register a public key where only sealed releases are allowed.",
  ],
  not_found: [
    "It does not exist here",
    "Wrong id, or one of another workspace: the two look alike on purpose. For a link session: the connection is of another recipient.",
    "Compare the id and the API key's workspace, and the recipient's externalId.",
  ],
  method_not_allowed: [
    "Wrong method",
    "The address exists, but not with this method.",
    "See the operation in the API reference.",
  ],
  bad_request: [
    "The request cannot be read",
    "The JSON is broken, or the address is no valid one.",
    "Send JSON, and encode ids in the address.",
  ],
  unsupported_media_type: [
    "The body has the wrong type",
    "Bodies are JSON.",
    "Send `Content-Type: application/json`.",
  ],
  payload_too_large: [
    "The body is too large",
    "Larger than anything the operation takes.",
    "Send less; key files go into the form, not into prefill.",
  ],
  uri_too_long: ["The address is too long", "Longer than 8 kB.", "Put fewer filters into one call."],
  invalid_input: [
    "Some values are not acceptable",
    "The answer is a 422 whose `detail` names each place and what was expected there; never what was sent.",
    "Mend what `detail[].loc` names.",
  ],
  immutable_field: [
    "The field cannot change",
    "It was fixed when the connection was made.",
    "Make a new connection, and delete the old one once it is in use.",
  ],
  conflict: [
    "The state does not allow it",
    "For example completing before the tests passed, or an external id that is taken.",
    "Read the resource again; the answer says what stands in the way.",
  ],
  stale: [
    "Changed since it was read",
    "The `If-Match` of the call is not of the newest revision.",
    "Read it again, apply the change to what is there now, send it with the new `ETag`.",
  ],
  idempotency_key_reused: [
    "The Idempotency-Key was used with another request",
    "A key belongs to one body and one address for a day.",
    "Use a new key for a new request; the same key only to repeat one.",
  ],
  key_service_unavailable: [
    "The key service does not answer",
    "The installation's keys lie in a key service (KMS or Vault), which is down, busy or refuses the server. Nothing was changed.",
    "Try again after `Retry-After`. The server's log says what is wrong with the service.",
  ],
  database_unavailable: [
    "The database is busy or away",
    "No connection to it was free in time, it is being restarted, or two changes stood in each other's way. Nothing was changed, unless the connection broke in the very moment of the commit.",
    "Try again after `Retry-After`, with the same Idempotency-Key where you sent one. For the operator: the log has the database's own error.",
  ],
  worker_unavailable: [
    "No worker answers",
    "The process that serves holds no keys, and none of the workers that do could be asked: they are being restarted, or are down. What was under way when one stopped may have been done.",
    "Try again after `Retry-After`, with the same Idempotency-Key where you sent one. For the operator: `/readyz` fails for as long as it lasts.",
  ],
  rate_limited: [
    "Too many requests",
    "More calls in a minute than LATCHKEY_RATE_LIMIT allows, or tries that came too fast.",
    "Wait for the seconds in `Retry-After`.",
  ],
  bad_cursor: [
    "The cursor belongs to another list",
    "Order or filters changed between two pages.",
    "Start at the first page.",
  ],
  sandbox_connection: [
    "A connection of the sandbox is no real one",
    "It was made by a sandbox link session, for tests: nothing real is behind it, and it is never released.",
    "Connect the destination by a link session without sandbox.",
  ],
  review_pending: [
    "A reviewer has not decided yet",
    "The workspace reviews new credentials before they may be released.",
    "Wait for the webhook review.approved.",
  ],
  review_refused: [
    "Not this member's to decide",
    "Owners and reviewers decide, and nobody on credentials of their own.",
    "Ask another owner or reviewer.",
  ],
} as const satisfies Readonly<Record<string, Advice>>;
