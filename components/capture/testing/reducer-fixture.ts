import type { CaptureAction } from "../capture-action";
import { captureReducer } from "../capture-reducer";
import { type CaptureState, initialCaptureState } from "../capture-state";
import { page } from "./frame-fixture";

/** The state after these actions, from the first state of the page unless told. */
export function reduce(
  actions: readonly CaptureAction[],
  from: CaptureState = initialCaptureState(page),
): CaptureState {
  return actions.reduce(captureReducer, from);
}

/** These answers typed. */
export function typed(answers: Record<string, string>): CaptureAction {
  return { type: "answers_changed", answers };
}

/** A check run that has just begun. */
export const started = { connectionId: "con_1", checkRunId: "run_1", plan: [] };
