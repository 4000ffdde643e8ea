/** What the frame and the server tell each other of sign-ins at a provider and of pasted key files. */
import type { PropertyValues } from "../report-card/types";
import type { SetupTestFact } from "../setup-test/types";

/**
 * How a sign-in at a provider stands, in a step of the card. `ready`: nothing runs. `waiting`: a window was
 * opened and the person is at the provider. `failed` says in `message` what to do. That an account is
 * connected is told by the step's properties on file, not by this.
 */
export interface ConsentState {
  readonly status: "ready" | "waiting" | "connected" | "failed";
  /** Stable, for example `denied`, `expired`; null unless failed. */
  readonly code: string | null;
  readonly message: string | null;
  /** The step's properties on file after this, secrets as names alone; empty unless connected. */
  readonly configured: readonly string[];
  readonly values: PropertyValues;
}

/** A sign-in that can be started. */
export interface PreparedConsent {
  /** Path that leads to the provider: opened in a window of its own. Good once the person agreed, or until it expires. */
  readonly startPath: string;
  /** Milliseconds for which the path can be used. */
  readonly validMs: number;
  readonly state: ConsentState;
}

/** Which step's sign-in, of the session behind the bearer. */
export interface ConsentInput {
  readonly bearer: string;
  readonly type: string;
  readonly stepId: string;
}

/** What a pasted key file is. `refusal` says what to paste in its place. */
export interface KeyFileFacts {
  readonly refusal: string | null;
  readonly facts: readonly SetupTestFact[];
}
