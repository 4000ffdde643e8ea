import type { OpenedType } from "@/lib/shared/capture/contract";
import { defaultAnswers } from "@/lib/shared/report-card/default-answers";
import { fitChoices } from "@/lib/shared/report-card/fit-choices";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CaptureAction } from "./capture-action";
import { type CaptureState, fieldToFix, isChangeable, stepIdOf, stepsOf } from "./capture-state";

type Handlers = {
  readonly [T in CaptureAction["type"]]: (
    state: CaptureState,
    action: Extract<CaptureAction, { type: T }>,
  ) => CaptureState;
};

const handlers: Handlers = {
  session_opened: (state, action) => {
    const back = state.screen === "expired" ? { ...state, screen: state.resumeTo } : state;
    const { recipientName, recentTypes = [], hasHandovers = false } = action;
    const next = { ...back, recipientName, recentTypes, hasHandovers, banner: null };
    // A renewed session finds the user at work: what is on the screen stays.
    if (state.recipientName !== null && next.screen !== "connecting") return next;
    if (action.openType) return openType(next, action.openType);
    return next.screen === "connecting" ? { ...next, screen: "choose" } : next;
  },
  session_expired: (state) =>
    state.screen === "expired"
      ? state
      : {
          ...state,
          screen: "expired",
          resumeTo: state.screen,
          busy: false,
          lastErrorCode: "session_expired",
        },
  session_ended: (state, { error }) => ({
    ...state,
    screen: "ended",
    banner: error,
    busy: false,
    lastErrorCode: error.code,
  }),
  type_opened: (state, { opened }) => openType({ ...state, busy: false }, opened),
  chooser_shown: (state) => ({ ...state, screen: "choose", fieldErrors: [], banner: null }),
  answers_changed: (state, { answers }) => ({
    ...state,
    values: fitChoices({ steps: state.opened?.card.steps ?? [], values: { ...state.values, ...answers } }),
    touched: union(state.touched, Object.keys(answers)),
    fieldErrors: state.fieldErrors.filter((error) => !Object.hasOwn(answers, error.property)),
    trimmed: state.trimmed.filter((name) => !Object.hasOwn(answers, name)),
    repaired: state.repaired.filter((name) => !Object.hasOwn(answers, name)),
    draft: "dirty",
  }),
  answers_cleaned: (state, { values, trimmed, repaired }) => ({ ...state, values, trimmed, repaired }),
  draft_saving: (state) => ({ ...state, draft: "saving" }),
  draft_saved: (state, { configured }) => ({
    ...state,
    // A secret being typed is on file only once its step is complete: half of one must not count as saved.
    configured: union(
      state.configured,
      configured.filter((name) => !state.touched.includes(name)),
    ),
    // Typed on while the save was under way: that part is still to be saved.
    draft: state.draft === "dirty" ? "dirty" : "saved",
  }),
  draft_failed: (state) => ({ ...state, draft: state.draft === "dirty" ? "dirty" : "failed" }),
  busy: (state) => ({ ...state, busy: true, banner: null }),
  action_failed: (state, { error }) => ({ ...state, busy: false, banner: error, lastErrorCode: error.code }),
  banner_dismissed: (state) => ({ ...state, banner: null }),
  fields_refused: (state, { fields }) => {
    const first = fields[0];
    const stepId = (first && stepIdOf(state, first.property)) ?? state.stepId;
    return {
      ...state,
      screen: "form",
      stepId,
      busy: false,
      fieldErrors: fields,
      focus: first ? { property: first.property } : null,
      lastErrorCode: "invalid_input",
    };
  },
  step_completed: (state, { stepId, configured }) => {
    const steps = stepsOf(state);
    const next = steps[steps.findIndex((step) => step.id === stepId) + 1];
    return {
      ...state,
      configured: union(state.configured, configured),
      fieldErrors: [],
      draft: "saved",
      ...(next && !state.rechecking ? { stepId: next.id, busy: false, focus: null } : {}),
    };
  },
  answered_elsewhere: (state, { configured, values }) => ({
    ...state,
    configured: union(state.configured, configured),
    values: { ...state.values, ...values },
    fieldErrors: [],
    banner: null,
  }),
  step_shown: (state, { stepId }) => ({ ...state, screen: "form", stepId, fieldErrors: [], focus: null }),
  check_started: (state, { started }) => ({
    ...state,
    screen: "checks",
    busy: false,
    banner: null,
    fieldErrors: [],
    check: { started, snapshot: null },
  }),
  check_progressed: (state, { snapshot }) => {
    if (state.check?.started.checkRunId !== snapshot.checkRunId) return state;
    const failed = snapshot.results.find((result) => result.status === "FAILED");
    const next = { ...state, check: { ...state.check, snapshot } };
    if (snapshot.state !== "finished" || snapshot.outcome === "passed") return next;
    const field = fieldToFix(state, snapshot);
    return {
      ...next,
      rechecking: true,
      lastErrorCode: failed?.code ?? state.lastErrorCode,
      // The one field stands in the failed test's row; its step is what "save and test again" saves.
      ...(field === null ? {} : { stepId: stepIdOf(state, field), focus: { property: field } }),
    };
  },
  field_change_wanted: (state, { error }) => ({
    ...state,
    screen: "form",
    stepId: stepIdOf(state, error.property) ?? state.stepId,
    fieldErrors: [error],
    focus: { property: error.property },
    banner: null,
  }),
  answers_change_wanted: (state) => ({
    ...state,
    screen: "form",
    stepId: stepsOf(state)[0]?.id ?? state.stepId,
    // Every step is walked again: whoever changes one thing elsewhere must be able to get there.
    rechecking: false,
    focus: null,
    fieldErrors: [],
    banner: null,
  }),
  session_completed: (state, { completed }) => ({
    ...state,
    screen: "done",
    busy: false,
    completed,
    leaving: false,
  }),
  handed_back: (state) => ({ ...state, screen: "handed_back", busy: false }),
  leave_asked: (state) => ({ ...state, leaving: true }),
  leave_cancelled: (state) => ({ ...state, leaving: false }),
  left: (state) => ({ ...state, screen: "closed", leaving: false }),
};

/** The frame's state machine: pure, so that every path can be tested without a browser. */
export function captureReducer(state: CaptureState, action: CaptureAction): CaptureState {
  const handle = handlers[action.type] as (state: CaptureState, action: CaptureAction) => CaptureState;
  return handle(state, action);
}

/** Opens a type. What the user typed before the server answered stands above saved and prefilled values. */
function openType(state: CaptureState, opened: OpenedType): CaptureState {
  const { card, policies, generated, saved, egressAddresses, review, stored } = opened;
  const same = state.opened?.card.type === card.type;
  const typed = same ? pick(state.values, state.touched) : {};
  const values = { ...defaultAnswers({ steps: card.steps, policies }), ...saved?.values, ...typed };
  const next: CaptureState = {
    ...state,
    screen: "form",
    opened: { card, policies, generated, egressAddresses, review, stored },
    values,
    touched: same ? state.touched : [],
    configured: saved?.configured ?? [],
    fieldErrors: [],
    rechecking: false,
    check: null,
  };
  const isAtWork = same && state.touched.length > 0;
  const stepId = openingStep(next, isAtWork ? state.stepId : saved?.stepId);
  const failure = isAtWork || review !== null ? null : opened.failure;
  if (failure === null || !isChangeable(next, failure.property)) return { ...next, stepId };
  // One thing is wrong with a connection that stands: it is put right, and tested again at once.
  const { property } = failure;
  const atFailure = { stepId: stepIdOf(next, property), fieldErrors: [failure], focus: { property } };
  return { ...next, ...atFailure, rechecking: true };
}

function openingStep(state: CaptureState, wanted: string | null | undefined): string | null {
  const steps = stepsOf(state);
  return (steps.find((step) => step.id === wanted) ?? steps[0])?.id ?? null;
}

function pick(values: PropertyValues, names: readonly string[]): PropertyValues {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
