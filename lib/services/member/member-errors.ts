import { LatchkeyError } from "@/lib/shared/errors/latchkey-error";

/** No session, or one that ended, was revoked, or whose member may no longer sign in. */
export class SignedOutError extends LatchkeyError {
  readonly code = "signed_out";
  constructor() {
    super({ userMessage: "You are signed out. Sign in to go on." });
  }
}

/** The member's role, as it stands now, does not allow it. */
export class RoleForbiddenError extends LatchkeyError {
  readonly code = "forbidden";
  constructor() {
    super({ userMessage: "Your role does not allow this. Ask an owner of this workspace." });
  }
}

/** The workspace asks for a second factor and this session has none. */
export class SecondFactorNeededError extends LatchkeyError {
  readonly code = "second_factor_needed";
  constructor() {
    super({ userMessage: "This workspace asks for a second factor. Set one up to go on." });
  }
}

/** A dangerous act asks the member to prove anew who they are. */
export class ReauthenticationNeededError extends LatchkeyError {
  readonly code = "reauthentication_needed";
  constructor() {
    super({ userMessage: "Confirm that it is you, then try again." });
  }
}

/** A one-time link was used, withdrawn, is too old or was never given: which one is nobody's business. */
export class LinkRefusedError extends LatchkeyError {
  readonly code = "link_refused";
  constructor() {
    super({ userMessage: "This link does not work any more. Ask for a new one." });
  }
}
