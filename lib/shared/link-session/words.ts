import { reasonWords } from "@/lib/shared/connection/status-words";
import type { LinkSessionStatus, SessionMoment, SessionSummary } from "./types";

/** What people read instead of a status. */
export const sessionStatusWords: Readonly<Record<LinkSessionStatus, string>> = {
  created: "Not opened yet",
  open: "Open",
  succeeded: "Connected",
  exited: "Left",
  expired: "Expired",
  revoked: "Revoked",
};

/** What a session is for. */
export const modeWords: Readonly<Record<SessionSummary["mode"], string>> = {
  create: "New connection",
  edit: "Edit",
  reauthorize: "Sign in again",
};

const exitWords: Readonly<Record<string, string>> = {
  user_closed: "they closed the form",
  host_closed: "the page around the form closed it",
  page_left: "they left the page",
  session_expired: "the session ended while they were away",
  session_revoked: "the session was revoked",
  token_rejected: "the link was not accepted",
  frame_not_loaded: "the form did not load",
  internal_error: "an error on our side",
};

const refusalWords: Readonly<Record<string, string>> = {
  origin_not_allowed: "a page that is not among the allowed origins",
  token_invalid: "a token that is forged or belongs to another session",
  token_used: "a second tab with a token that was used already",
  messages_forged: "forged messages to the open form",
};

/** Why a user left, after a colon. */
export function exitReason(reason: string): string {
  return exitWords[reason] ?? reason.replaceAll("_", " ");
}

/** One moment of a session in a sentence. */
export function momentWords(moment: SessionMoment): string {
  const { type, typeTitle, stepTitle, fields, outcome, code } = moment;
  const step = stepTitle === null ? "A step" : `“${stepTitle}”`;
  switch (type) {
    case "link_session.opened":
      return "Opened the link";
    case "step_completed":
      return typeTitle === null ? `${step} done` : `${step} of ${typeTitle} done`;
    case "step_refused":
      return fields.length === 0 ? `${step} was refused` : `${step} was refused: ${fields.join(", ")}`;
    case "submitted":
      return "Sent the form; tests begin";
    case "destination_missed":
      return `Looked for ${typeTitle ?? "a destination"}, which is not listed`;
    case "trust_approved":
      return "Approved a host key or certificate";
    case "connection.checked":
      return checkWords({ outcome, code });
    case "link_session.succeeded":
      return "Finished: connected";
    case "link_session.refused":
      return `Refused: ${refusalWords[code ?? ""] ?? "a page that may not open it"}`;
    case "link_session.handed_over":
      return stepTitle === null ? "Went on on another device" : `Asked a colleague for “${stepTitle}”`;
    case "link_session.filled_in":
      return "Filled in the part they were asked for";
    case "link_session.exited":
      return `Left: ${exitReason(outcome ?? "unknown")}`;
    default:
      return type.replaceAll(/[._]/g, " ");
  }
}

function checkWords({ outcome, code }: Pick<SessionMoment, "outcome" | "code">): string {
  if (outcome === "passed") return "All tests passed";
  const cause = code === null ? "" : `: ${reasonWords(code).toLowerCase()}`;
  return outcome === "failed" ? `Tests failed${cause}` : `Tests could not judge${cause}`;
}
