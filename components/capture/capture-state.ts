import type {
  ActionError,
  CheckRunSnapshot,
  CompletedSession,
  FieldError,
  FieldPolicy,
  FramePage,
  StartedCheck,
} from "@/lib/shared/capture/contract";
import type { StoredAnswers } from "@/lib/shared/capture/receipt";
import type { ReviewComment } from "@/lib/shared/capture/review-comment";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import type { PropertyValues, ReportCard } from "@/lib/shared/report-card/types";
import { visibleSteps } from "@/lib/shared/report-card/visible-steps";

/**
 * Where the user is. `checks` shows a run and its results; `expired` waits for a new token with everything
 * kept; `ended` is a session that cannot go on; `closed` is what stays when no host removes the frame.
 */
export type ScreenName =
  | "connecting"
  | "choose"
  | "form"
  | "checks"
  | "done"
  | "expired"
  | "ended"
  | "handed_back"
  | "closed";

/** `dirty`: typed and not sent yet. */
export type DraftStatus = "clean" | "dirty" | "saving" | "saved" | "failed";

export interface OpenCard {
  readonly card: ReportCard;
  readonly policies: readonly FieldPolicy[];
  readonly generated: PropertyValues;
  readonly egressAddresses: readonly string[];
  readonly review: ReviewComment | null;
  /** What is in use now, where a connection is edited. */
  readonly stored: StoredAnswers | null;
}

export interface CaptureState {
  readonly screen: ScreenName;
  /** Null until a session was opened. */
  readonly recipientName: string | null;
  /** Types that the recipient has connections of, the latest first. */
  readonly recentTypes: readonly string[];
  /** Links were made by which others fill in a part. */
  readonly hasHandovers: boolean;
  readonly opened: OpenCard | null;
  readonly stepId: string | null;
  /** Answers to the whole card, those of fields not shown now among them. Holds secrets: memory only. */
  readonly values: PropertyValues;
  /** Names that the user changed: what comes from the server never replaces them. */
  readonly touched: readonly string[];
  /** Names of secrets on file. */
  readonly configured: readonly string[];
  readonly fieldErrors: readonly FieldError[];
  /** The field to focus; a new object asks again. */
  readonly focus: { readonly property: string } | null;
  readonly trimmed: readonly string[];
  readonly repaired: readonly string[];
  readonly banner: ActionError | null;
  readonly busy: boolean;
  readonly draft: DraftStatus;
  readonly check: { readonly started: StartedCheck; readonly snapshot: CheckRunSnapshot | null } | null;
  /** A check has failed: the next completed step goes straight to a new check. */
  readonly rechecking: boolean;
  readonly completed: CompletedSession | null;
  /** The question "close now?" is open. */
  readonly leaving: boolean;
  /** What the expired screen gives way to when a new token comes. */
  readonly resumeTo: ScreenName;
  readonly lastErrorCode: string | null;
}

/** The state the page renders on the server: the form at once where only one type is allowed. */
export function initialCaptureState(page: FramePage): CaptureState {
  const opened: OpenCard | null = page.card
    ? { card: page.card, policies: [], generated: {}, egressAddresses: [], review: null, stored: null }
    : null;
  const values = opened ? defaultAnswers({ steps: opened.card.steps }) : {};
  const screen = opened ? "form" : page.destinationTypes.length > 1 ? "choose" : "connecting";
  return {
    screen,
    recipientName: null,
    recentTypes: [],
    hasHandovers: false,
    opened,
    stepId: opened ? (visibleSteps({ steps: opened.card.steps, values })[0]?.id ?? null) : null,
    values,
    touched: [],
    configured: [],
    fieldErrors: [],
    focus: null,
    trimmed: [],
    repaired: [],
    banner: null,
    busy: false,
    draft: "clean",
    check: null,
    rechecking: false,
    completed: null,
    leaving: false,
    resumeTo: screen,
    lastErrorCode: null,
  };
}

/** The steps that are shown for the present answers, in order. */
export function stepsOf(state: CaptureState): ReturnType<typeof visibleSteps> {
  if (!state.opened) return [];
  const { card, policies } = state.opened;
  return visibleSteps({ steps: card.steps, values: state.values, policies });
}

/** The step that asks for a property, or null. */
export function stepIdOf(state: CaptureState, property: string): string | null {
  const found = stepsOf(state).find((step) => step.properties.some((one) => one.name === property));
  return found?.id ?? null;
}

/** Whether a property comes from a sign-in at a provider, which is done again in place of typing. */
export function isOfConsent(state: CaptureState, property: string): boolean {
  const stepId = stepIdOf(state, property);
  return stepsOf(state).some((step) => step.id === stepId && step.type === "oauth");
}

/** Whether the user can change a property: it is in the card, and the host has not fixed it. */
export function isChangeable(state: CaptureState, property: string): boolean {
  const fixed = state.opened?.policies.some((one) => one.property === property && one.mode !== "default");
  return stepIdOf(state, property) !== null && fixed !== true;
}

/** The property whose answer a failed test is about, where changing it is what helps. */
export function fieldToFix(state: CaptureState, snapshot: CheckRunSnapshot): string | null {
  const failed = snapshot.results.find((result) => result.status === "FAILED");
  if (failed?.field === undefined || failed.trust) return null;
  return isChangeable(state, failed.field) ? failed.field : null;
}

/** The label of a property; its name where the card does not know it. */
export function titleOf(state: CaptureState, property: string): string {
  const properties = state.opened?.card.steps.flatMap((step) => step.properties) ?? [];
  return properties.find((one) => one.name === property)?.title ?? property;
}
