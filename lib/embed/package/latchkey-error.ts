import type { LatchkeyExit, LatchkeyExitReason } from "../api";

/** Exits that are no fault: somebody closed the form or left. */
type Leaving = "user_closed" | "host_closed" | "page_left";

/** Why a form ended by a fault. Each has an entry on Latchkey's page /docs/troubleshooting. */
export type LatchkeyErrorCode =
  | Exclude<LatchkeyExitReason, Leaving>
  /** `fetchToken` failed, or gave no link token. */
  | "token_fetch_failed"
  /** No usable `baseUrl`. */
  | "base_url_missing"
  /** Latchkey is served on the page's own origin. */
  | "embed_same_origin"
  /** The frame did not answer within 15 s. */
  | "timeout"
  /** This package and the Latchkey it met do not fit: install the package of that release. */
  | "protocol_unsupported";

const leaving: readonly string[] = ["user_closed", "host_closed", "page_left"] satisfies readonly Leaving[];
const ownCodes: readonly string[] = [
  "token_fetch_failed",
  "base_url_missing",
  "embed_same_origin",
  "timeout",
  "protocol_unsupported",
] satisfies readonly LatchkeyErrorCode[];

/** A form ended by a fault: set-up, token or network. Its message is for developers, not for the page. */
export class LatchkeyError extends Error {
  override readonly name = "LatchkeyError";
  /** Stable: safe to switch on. */
  readonly code: LatchkeyErrorCode;
  readonly exit: LatchkeyExit;

  constructor(input: { readonly code: LatchkeyErrorCode; readonly exit: LatchkeyExit }) {
    super(`Latchkey: ${input.code} (see /docs/troubleshooting#${input.code} of your Latchkey)`);
    this.code = input.code;
    this.exit = input.exit;
  }
}

/** The error that an exit stands for; null where somebody closed the form or left the page. */
export function errorOf(exit: LatchkeyExit): LatchkeyError | null {
  const { reason, lastErrorCode } = exit;
  if (leaving.includes(reason)) return null;
  const code = ownCodes.includes(lastErrorCode ?? "") ? lastErrorCode : reason;
  return new LatchkeyError({ code: code as LatchkeyErrorCode, exit });
}
