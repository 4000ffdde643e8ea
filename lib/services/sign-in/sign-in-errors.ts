import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

/** The proof is not good. Which part of it, and whether there is such an account, is not told. */
export class SignInRefusedError extends LatchkeyError {
  readonly code = "sign_in_refused";
  constructor(input: { readonly userMessage?: string } = {}) {
    super({ userMessage: input.userMessage ?? "E-mail or password is not right." });
  }
}

/** Too many tries for this account; it goes on after a pause that the text names. */
export class SignInBlockedError extends LatchkeyError {
  readonly code = "sign_in_blocked";
  constructor(input: { readonly retryAfterSeconds: number }) {
    const seconds = Math.max(1, input.retryAfterSeconds);
    const wait = seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
    super({ userMessage: `Too many tries. Wait ${wait}, then try again.` });
  }
}

/** A sign-in that was begun is over: it took too long, or was finished already. */
export class SignInExpiredError extends LatchkeyError {
  readonly code = "sign_in_expired";
  constructor() {
    super({ userMessage: "That took too long. Start the sign-in again." });
  }
}

/** The identity provider did not vouch for somebody who may come in. */
export class SsoRefusedError extends LatchkeyError {
  readonly code = "sso_refused";
  constructor(input: { readonly userMessage: string; readonly cause?: unknown }) {
    super(input);
  }
}
