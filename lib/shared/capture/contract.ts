/**
 * What the page's HTML holds, and what each server action takes and gives. Every action but `exchangeToken` carries
 * the sealed bearer that the exchange gave, and the server checks it every time.
 */
import type { OfferedType } from "../destination-type/find-types";
import type { PropertyValues, ReportCard } from "../report-card/types";
import type { CheckRunOutcome, CheckRunState, SetupTestResult } from "../setup-test/types";
import type { ThemeTokens } from "../workspace/theme-tokens";
import type { ConsentInput, ConsentState, KeyFileFacts, PreparedConsent } from "./consent-contract";
import type { AskedPart, HandOverInput, Handover, NewHandover } from "./handover";
import type { ConnectionReceipt, StoredAnswers } from "./receipt";
import type { ReviewComment } from "./review-comment";

export type LinkSessionMode = "create" | "edit" | "reauthorize";

/** The look of the frame; validated on the server (`lib/services/link-session`). */
export type FrameTheme = Readonly<ThemeTokens>;

/** What a public session id may show: the whole of the frame's HTML and nothing more. */
export interface FramePage {
  readonly sessionId: string;
  /** Exact origins that may hold the frame; the same list stands in `frame-ancestors`. */
  readonly allowedOrigins: readonly string[];
  readonly mode: LinkSessionMode;
  /** BCP 47: the language that is spoken, and how dates and numbers are written. */
  readonly locale: string;
  /** Texts that are not the English ones, by key (`capture.titleCreate`): of the language, and of the host. */
  readonly texts: Readonly<Record<string, string>>;
  readonly theme: FrameTheme;
  /** Null outside sandbox mode. */
  readonly sandbox: { readonly scenario: string | null } | null;
  readonly destinationTypes: readonly OfferedType[];
  /** Where it asks for one part of a form alone. */
  readonly part: AskedPart | null;
  /** It goes on from another device, and from here no further. */
  readonly isHandedOn: boolean;
  /** The card, where the session allows exactly one type: the form is then typable at paint. */
  readonly card: ReportCard | null;
}

/** How the host treats one property. `default` prefills; `locked` shows it read-only with a reason. */
export interface FieldPolicy {
  readonly property: string;
  readonly mode: "default" | "locked" | "hidden";
  readonly value: string;
  /** Why it is locked, in the host's words. */
  readonly reason?: string;
}

/** What was typed before, without its secrets. */
export interface SavedAnswers {
  readonly stepId: string;
  readonly values: PropertyValues;
  /** Secrets on file: shown as "saved", kept when left blank. */
  readonly configured: readonly string[];
}

export interface OpenedSession {
  /** Sealed; memory only. */
  readonly bearer: string;
  /** ISO time after which the host has to give a new token. Slides with use. */
  readonly expiresAt: string;
  readonly recipientName: string;
  /** Types of the recipient's own connections, the latest first; empty where there is no choice. */
  readonly recentTypes: readonly string[];
  /** Links were made here by which others fill in a part of the form. */
  readonly hasHandovers: boolean;
  /** The type to open at once: the only one, the connection's own, or the one a draft was left in. */
  readonly openType: OpenedType | null;
}

export interface OpenedType {
  readonly card: ReportCard;
  readonly policies: readonly FieldPolicy[];
  /** Values Latchkey made, for example `{ssh_public_key: "ssh-ed25519 …"}`. */
  readonly generated: PropertyValues;
  readonly saved: SavedAnswers | null;
  /** What a reviewer asked to change; null where nobody did. */
  readonly review: ReviewComment | null;
  /** Null while a connection is made. */
  readonly stored: StoredAnswers | null;
  /** What the last check of a connection that is edited failed at: the form opens there. */
  readonly failure: FieldError | null;
  /** Addresses this deployment connects from, to be let in by a firewall; empty where nobody told them. */
  readonly egressAddresses: readonly string[];
}

/** One thing to change, by property name. `message` never repeats what was typed. */
export interface FieldError {
  readonly property: string;
  readonly message: string;
}

export interface StartedCheck {
  readonly connectionId: string;
  readonly checkRunId: string;
  /** Stages in order, so that the list stands before the first result. */
  readonly plan: readonly { readonly id: string; readonly title: string }[];
}

/** One line of the check run's NDJSON stream: the whole state, so that a lost line does not matter. */
export interface CheckRunSnapshot {
  readonly checkRunId: string;
  readonly state: CheckRunState;
  readonly outcome: CheckRunOutcome | null;
  /** Id of the stage that runs now. */
  readonly current: string | null;
  /** ISO time since when it waits for the destination to wake; null where it does not. */
  readonly wakingSince: string | null;
  readonly results: readonly SetupTestResult[];
}

/** The terminal event, the same (same id) in the page, the audit log and the webhook. */
export interface CompletedSession {
  readonly eventId: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly destinationType: string;
  /** The tests passed, and a reviewer decides next. */
  readonly pending: boolean;
  /** Detached JWS over the event, less the connection's name: the host is not told that. */
  readonly sig: string;
  /** Null where it cannot be written any more. */
  readonly receipt: ConnectionReceipt | null;
}

export type ActionError = {
  /** Stable, for example `session_expired`, `token_used`, `origin_not_allowed`, `invalid_input`. */
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
  readonly fields?: readonly FieldError[];
};
export type ActionResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ActionError };

interface StepInput {
  readonly bearer: string;
  readonly type: string;
  readonly stepId: string;
  readonly values: PropertyValues;
}

/** The server actions of the frame. Each takes one JSON object and answers an `ActionResult`. */
export interface CaptureActions {
  /** One-time exchange of the link token; the same tab may repeat it. */
  exchangeToken(input: {
    readonly token: string;
    readonly tabKey: string;
    /** Origin of the page that holds the frame, as the handshake established it. */
    readonly parentOrigin: string;
    /** The session this frame was opened for; a renewed token may belong to a later one. */
    readonly sessionId: string;
  }): Promise<ActionResult<OpenedSession>>;
  openType(input: { readonly bearer: string; readonly type: string }): Promise<ActionResult<OpenedType>>;
  /** Keeps what was typed, valid or not. Blank secrets keep the saved ones. */
  saveDraft(input: StepInput): Promise<ActionResult<{ readonly configured: readonly string[] }>>;
  /** Saves one step and validates it; `invalid_input` carries `fields`. */
  completeStep(input: StepInput): Promise<ActionResult<{ readonly configured: readonly string[] }>>;
  /** Tells what a pasted key or certificate is. Keeps nothing. */
  describeKeyFile(input: {
    readonly bearer: string;
    readonly type: string;
    readonly property: string;
    readonly text: string;
  }): Promise<ActionResult<KeyFileFacts>>;
  /** Makes the address that starts a step's sign-in. One that is under way goes on. `invalid_input` names answers it needs. */
  prepareConsent(input: ConsentInput): Promise<ActionResult<PreparedConsent>>;
  readConsent(input: ConsentInput): Promise<ActionResult<ConsentState>>;
  /** Gives a sign-in up: what the provider still brings back is refused. */
  cancelConsent(input: ConsentInput): Promise<ActionResult<ConsentState>>;
  /** Validates every step, stores the connection, queues its check. `name` is optional. */
  submit(input: { readonly bearer: string; readonly type: string }): Promise<ActionResult<StartedCheck>>;
  /** Approves an SSH host key or certificate that a failed test showed, and checks again. */
  approveTrust(input: {
    readonly bearer: string;
    readonly checkRunId: string;
    readonly kind: "ssh_host_key" | "tls_certificate";
    readonly fingerprint: string;
  }): Promise<ActionResult<StartedCheck>>;
  /** Runs the checks of the stored connection again, unchanged. */
  retryChecks(input: {
    readonly bearer: string;
    readonly connectionId: string;
  }): Promise<ActionResult<StartedCheck>>;
  /** Makes a link by which somebody else fills in one step, or only its secrets; with `stepId` null, all of the form. */
  handOver(input: HandOverInput): Promise<ActionResult<NewHandover>>;
  /** How the links made here stand, the latest first. */
  readHandovers(input: { readonly bearer: string }): Promise<ActionResult<readonly Handover[]>>;
  /** Withdraws one of them. @returns how all of them stand then */
  takeBack(input: {
    readonly bearer: string;
    readonly id: string;
  }): Promise<ActionResult<readonly Handover[]>>;
  /** Tells the host of a destination that is not listed. `invalid_input` where `name` is no name. */
  reportMissingType(input: { readonly bearer: string; readonly name: string }): Promise<ActionResult<null>>;
  /** Ends the session well. Refused unless the last check run passed. */
  complete(input: { readonly bearer: string }): Promise<ActionResult<CompletedSession>>;
}
