import type { FieldError } from "@/lib/shared/capture/contract";
import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

/** It does not exist, or belongs to another workspace: the two look alike on purpose. */
export class NotFoundError extends LatchkeyError {
  readonly code = "not_found";
  constructor(input: { readonly what: string }) {
    super({ userMessage: `There is no such ${input.what}.` });
  }
}

/** No API key, or one that is unknown, revoked or expired: the caller cannot tell which. */
export class UnauthorizedError extends LatchkeyError {
  readonly code = "unauthorized";
  constructor() {
    super({ userMessage: "A valid API key is needed: send it as `Authorization: Bearer lk_…`." });
  }
}

/** The key is good but may not do this. */
export class ForbiddenError extends LatchkeyError {
  readonly code = "forbidden";
  constructor(input: { readonly scope: string }) {
    super({ userMessage: `This API key lacks the scope ${input.scope}.` });
  }
}

/** One problem of a request, in the shape of the connections seed. */
export interface InputProblem {
  /** Where, for example `["body", "recipient", "externalId"]`. */
  readonly loc: readonly (string | number)[];
  /** What was expected; never what was sent. */
  readonly msg: string;
  readonly type: string;
}

/** The request is well formed but not acceptable. */
export class InvalidInputError extends LatchkeyError {
  readonly code = "invalid_input";
  readonly problems: readonly InputProblem[];
  /** The same by report-card property, where the input was a form. */
  readonly fields: readonly FieldError[];
  constructor(input: {
    readonly problems?: readonly InputProblem[];
    readonly fields?: readonly FieldError[];
  }) {
    super({ userMessage: "Some answers need a change." });
    this.fields = input.fields ?? [];
    this.problems =
      input.problems ??
      this.fields.map((field) => ({
        loc: ["body", field.property],
        msg: field.message,
        type: "value_error",
      }));
  }
}

/** The link token was refused. One message for unknown, used, expired and revoked would not help the
 * host engineer, and the token has 256 bits: saying which gives nothing away. */
export class TokenRejectedError extends LatchkeyError {
  readonly code:
    | "token_invalid"
    | "token_used"
    | "token_expired"
    | "session_revoked"
    | "session_ended"
    | "origin_not_allowed";
  constructor(input: { readonly code: TokenRejectedError["code"] }) {
    super({ userMessage: tokenMessages[input.code] });
    this.code = input.code;
  }
}

const tokenMessages: Readonly<Record<TokenRejectedError["code"], string>> = {
  token_invalid: "This link is not valid.",
  token_used: "This link was opened already. Ask for a new one.",
  token_expired: "This link has expired. Ask for a new one.",
  session_revoked: "This link was withdrawn. Ask for a new one.",
  session_ended: "This setup was finished already.",
  origin_not_allowed: "This page may not open this setup.",
};

/** The frame's bearer is no longer good; a new token goes on where it stopped. */
export class SessionExpiredError extends LatchkeyError {
  readonly code = "session_expired";
  constructor() {
    super({ userMessage: "Your session has expired. What you typed is saved." });
  }
}

/** The host withdrew the session while it was open. */
export class SessionRevokedError extends LatchkeyError {
  readonly code = "session_revoked";
  constructor() {
    super({ userMessage: "This setup was withdrawn by the application that opened it." });
  }
}

/** The state does not allow it, for example completing before the tests passed. */
export class ConflictError extends LatchkeyError {
  readonly code = "conflict";
  constructor(input: { readonly userMessage: string }) {
    super(input);
  }
}

/** The tests passed, and a reviewer has not decided yet. */
export class ReviewPendingError extends LatchkeyError {
  readonly code = "review_pending";
  constructor() {
    super({ userMessage: "The connection waits for a reviewer's approval. Nothing is released before." });
  }
}

/** A connection of the sandbox leads nowhere: it is never released as one that does, and nothing can be looked into. */
export class SandboxConnectionError extends LatchkeyError {
  readonly code = "sandbox_connection";
  constructor() {
    super({
      userMessage: "This connection was made in sandbox mode. It leads nowhere and is never released.",
    });
  }
}

/** It is not this caller's to decide: for want of the role, or because they gave the credentials themselves. */
export class ReviewRefusedError extends LatchkeyError {
  readonly code = "review_refused";
  constructor(input: { readonly refusal: "role" | "own" }) {
    super({
      userMessage:
        input.refusal === "own"
          ? "You asked for this connection, so somebody else has to approve it."
          : "Only owners and reviewers decide on reviews.",
    });
  }
}

/** An `Idempotency-Key` came back with another request. */
export class IdempotencyError extends LatchkeyError {
  readonly code = "idempotency_key_reused";
  constructor() {
    super({ userMessage: "This Idempotency-Key was used with another request. Use a new one." });
  }
}

/** The row was changed since the caller read it (`If-Match`). */
export class StaleError extends LatchkeyError {
  readonly code = "stale";
  constructor() {
    super({ userMessage: "It was changed since you read it. Read it again, then repeat your change." });
  }
}

/** Too many requests; `retryAfterSeconds` tells when to come back. */
export class RateLimitedError extends LatchkeyError {
  readonly code = "rate_limited";
  readonly retryAfterSeconds: number;
  constructor(input: { readonly retryAfterSeconds: number }) {
    super({ userMessage: "Too many requests. Wait for the time given in Retry-After." });
    this.retryAfterSeconds = input.retryAfterSeconds;
  }
}

/** A property that cannot change after its connection was made. */
export class ImmutableFieldError extends LatchkeyError {
  readonly code = "immutable_field";
  readonly field: string;
  readonly reason: string;
  constructor(input: { readonly field: string; readonly reason: string }) {
    super({ userMessage: `${input.field} cannot be changed: ${input.reason}` });
    this.field = input.field;
    this.reason = input.reason;
  }
}

/** A list's cursor was altered, or belongs to another list, order or filter. */
export class BadCursorError extends LatchkeyError {
  readonly code = "bad_cursor";
  constructor() {
    super({
      userMessage: "This cursor does not belong to this list, order and filters. Start at the first page.",
    });
  }
}

/** Credentials may not leave this way for this caller; the message says what would let them. */
export class ReleaseForbiddenError extends LatchkeyError {
  readonly code = "release_forbidden";
  constructor(input: { readonly userMessage: string }) {
    super(input);
  }
}
