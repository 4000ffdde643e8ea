import { checkAnswers } from "@/lib/shared/report-card/check-answers";
import { cleanAnswers } from "@/lib/shared/report-card/clean-answers";
import { attempt, type CaptureFlow } from "../capture-flow";
import { type CaptureState, stepsOf } from "../capture-state";
import { reportStep } from "./report-step";
import { stepAnswers } from "./step-answers";
import { submitAnswers } from "./submit-answers";

/** Saves the present step. Goes on to the next one, or submits after the last and after a failed check. */
export async function completeStep(input: { readonly flow: CaptureFlow }): Promise<void> {
  if (!input.flow.store.getState().busy) await sendStep(input.flow);
}

async function sendStep(flow: CaptureFlow): Promise<void> {
  if (!prepare(flow)) return;
  const state = flow.store.getState();
  const { opened, stepId } = state;
  if (!opened || stepId === null) return;
  const completed = await attempt({
    flow,
    call: (bearer) =>
      flow.actions.completeStep({
        bearer,
        type: opened.card.type,
        stepId,
        values: stepAnswers({ state }),
      }),
    again: () => completeStep({ flow }),
  });
  if (!completed) return;
  // Typed on while the answers were under way: that belongs to this step too.
  if (isTypedOn(state, flow.store.getState())) return sendStep(flow);
  flow.host.current?.sendEvent({ name: "STEP_COMPLETED", stepId });
  if (flow.page.part) return flow.store.dispatch({ type: "handed_back" });
  const last = stepsOf(state).at(-1)?.id === stepId;
  flow.store.dispatch({ type: "step_completed", stepId, configured: completed.configured });
  if (last || state.rechecking) return submitAnswers({ flow });
  reportStep({ flow });
}

function isTypedOn(sent: CaptureState, now: CaptureState): boolean {
  return (
    now.stepId === sent.stepId &&
    JSON.stringify(stepAnswers({ state: now })) !== JSON.stringify(stepAnswers({ state: sent }))
  );
}

/** Cleans what was typed and looks for what can be put right at once; false where something was found. */
function prepare(flow: CaptureFlow): boolean {
  const { opened, stepId, values, configured } = flow.store.getState();
  if (!opened || stepId === null) return false;
  const { steps } = opened.card;
  const cleaned = cleanAnswers({ steps, values });
  flow.store.dispatch({ type: "answers_cleaned", ...cleaned });
  const fields = checkAnswers({
    steps,
    stepId,
    values: cleaned.values,
    policies: opened.policies,
    configured,
    texts: flow.checkTexts,
  });
  if (fields.length > 0) flow.store.dispatch({ type: "fields_refused", fields });
  return fields.length === 0;
}
