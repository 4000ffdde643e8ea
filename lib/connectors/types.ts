/** The contract of a connector (see docs/decisions and `testing/conformance.ts`, which proves it). */

import type { DestinationTypeSummary, PropertyValues, ReportCardStep } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import type { SetupTestFact, SetupTestResult, TrustRequest } from "@/lib/shared/setup-test/types";
import type { Browsing, Capability } from "./browsing";
import type { ConsentGrant } from "./consent";

/** Isomorphic data of a destination type: safe to ship to the browser, no node built-ins. */
export interface ConnectorSchema extends DestinationTypeSummary {
  /** Form steps in order; the `check` and `fully_configured` steps are added by the engine. */
  readonly steps: readonly ReportCardStep[];
  /** Key pairs Latchkey makes for the user: the public half is shown, the private half is sealed. */
  readonly generated?: readonly GeneratedKeyPair[];
  /** Values Latchkey fills in for the user to copy, besides key pairs. */
  readonly provides?: readonly ProvidedValue[];
  /** What can be looked at besides checking. Conformance compares it with `Connector.browsing`. @default ["verify"] */
  readonly capabilities?: readonly Capability[];
  /** How a person lets this service in at the provider, where a step of the type `oauth` asks for it. */
  readonly consent?: ConsentGrant;
  /** Of a type that an operator registered; the catalogue's have none. */
  readonly version?: number;
}

/** `ssh-ed25519`: an OpenSSH line and key. `rsa-pkcs8`: the public half in base64 on one line, the private one PEM. */
export interface GeneratedKeyPair {
  readonly kind: "ssh-ed25519" | "rsa-pkcs8";
  readonly publicProperty: string;
  readonly privateProperty: string;
}

/**
 * A value to copy: `aws_external_id` is made once per connection and kept; the others are made of it and of
 * the identity of this deployment whenever the form is opened.
 */
export interface ProvidedValue {
  readonly kind:
    | "aws_external_id"
    | "aws_trust_policy"
    | "aws_operator_principal"
    | "google_operator_account";
  /** A `system_provided` property that is no credential. */
  readonly property: string;
}

/** A stage that found a problem. `field` is the report-card property to change. */
export type FailedOutcome = {
  readonly status: "FAILED" | "WARNING";
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
  readonly field?: string;
  readonly remedy?: string;
  readonly details?: readonly SetupTestFact[];
  readonly trust?: TrustRequest;
};

/** What one stage found; the runner adds id, title and duration. */
export type StageOutcome =
  | { readonly status: "PASSED"; readonly message: string; readonly details?: readonly SetupTestFact[] }
  | { readonly status: "SKIPPED"; readonly message: string }
  | FailedOutcome;

/** One setup test. `State` is what earlier stages of the same run left for later ones. */
export interface Stage<State> {
  readonly id: string;
  readonly title: string;
  /** Left out of the run when false, for example the SSH stages without a tunnel. */
  applies?(values: PropertyValues): boolean;
  run(input: {
    readonly values: PropertyValues;
    readonly context: CheckContext;
    readonly state: State;
  }): Promise<StageOutcome>;
}

/** A connector with its run-time state type closed over: what the registry hands out. */
export interface Connector {
  readonly schema: ConnectorSchema;
  /** Stages that apply to these values, in order, as the user will see them. */
  plan(values: PropertyValues): readonly { readonly id: string; readonly title: string }[];
  /** Runs the stages in order over one shared state, and releases everything at the end. */
  check(input: CheckInput): Promise<void>;
  /** Looks into the destination, where the type offers it. */
  readonly browsing?: Browsing;
  /**
   * Whether a destination with these values sleeps when nobody uses it and says nothing while it wakes: no answer
   * after the connection was opened then means "asleep". @default it does not
   */
  readonly sleeps?: (values: PropertyValues) => boolean;
  /** When the credential in these values ends by itself; null where they do not tell. Absent where none ever does. */
  readonly endsAt?: (values: PropertyValues) => Date | null;
}

export interface CheckInput {
  readonly values: PropertyValues;
  readonly context: Omit<CheckContext, "signal">;
  /** Aborts the whole run. */
  readonly signal: AbortSignal;
  /** Called once per stage, in order, as results come in. A stage that was skipped has no trace. */
  onResult(result: SetupTestResult, trace?: StageTrace): void | Promise<void>;
  onStart?(stage: { readonly id: string; readonly title: string }): void | Promise<void>;
  /** What a stage threw without foreseeing it, for the log. May hold upstream text: never show it. */
  onUnexpectedError?(error: unknown): void;
  /**
   * Results that still stand, of the first stages of the plan and in order. Such a stage is not run again,
   * unless later ones build on what it leaves: then it is repeated silently, and its failure counts.
   */
  readonly standing?: readonly StandingResult[];
  /** @default 10 s a stage, 30 s a run */
  readonly limits?: StageLimits;
}

/** What the result of a stage rests on, for a later run to tell whether it still stands. */
export interface StageTrace {
  /** Names of the answers it read; `*` where it read which answers there are. */
  readonly reads: readonly string[];
  /** Later stages do not build on it: neither the state nor what is open was changed. */
  readonly leavesNothing: boolean;
}

/** A result of an earlier run that still stands. */
export interface StandingResult {
  readonly result: SetupTestResult;
  readonly trace: StageTrace;
  /** When it was found, as ISO time. */
  readonly since: string;
}

/** Milliseconds a stage and a whole run may take. */
export interface StageLimits {
  readonly stageMs: number;
  readonly runMs: number;
}
