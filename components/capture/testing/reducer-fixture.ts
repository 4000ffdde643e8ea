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

/** These values typed over the card's defaults. */
export function typed(values: Record<string, string>): CaptureAction {
  return {
    type: "answers_changed",
    values: { ...initialCaptureState(page).values, ...values },
    names: Object.keys(values),
  };
}

/** A check run that has just begun. */
export const started = { connectionId: "con_1", checkRunId: "run_1", plan: [] };
