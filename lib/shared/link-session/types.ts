/** How a link session stands. */
export type LinkSessionStatus = "created" | "open" | "succeeded" | "exited" | "expired" | "revoked";

/** A link session as the dashboard shows it. */
export interface SessionSummary {
  readonly id: string;
  readonly status: LinkSessionStatus;
  readonly mode: "create" | "edit" | "reauthorize";
  /** A page of its own, opened by a link, instead of a frame. */
  readonly hosted: boolean;
  /** Nothing it does is real. */
  readonly sandbox: boolean;
  readonly connectionId: string | null;
  readonly recipient: { readonly externalId: string; readonly name: string } | null;
  readonly typeTitles: readonly string[];
  readonly createdAt: string;
  readonly exchangedAt: string | null;
  readonly expiresAt: string;
  readonly endedAt: string | null;
  /** `success`, or the reason of the exit. */
  readonly outcome: string | null;
}

/** Something that happened in a session, with the titles a person knows. */
export interface SessionMoment {
  readonly at: string;
  /** `link_session.opened`, `step_completed`, `step_refused`, `submitted`, `connection.checked`, … */
  readonly type: string;
  readonly typeTitle: string | null;
  readonly stepTitle: string | null;
  /** Titles of the fields that were refused. */
  readonly fields: readonly string[];
  /** `passed`, `failed` or `inconclusive`; the reason of an exit. */
  readonly outcome: string | null;
  /** Cause of a failed check or an exit. */
  readonly code: string | null;
}

/** A session and what happened in it, oldest first. */
export interface WatchedSession {
  readonly session: SessionSummary;
  readonly moments: readonly SessionMoment[];
  /** More happened than is shown. */
  readonly truncated: boolean;
}
