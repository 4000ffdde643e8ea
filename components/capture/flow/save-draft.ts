import type { CaptureFlow } from "../capture-flow";
import { draftAnswers } from "./step-answers";

/** Keeps what was typed in the present step. Quiet: a failure shows as "not saved yet" and is tried again. */
export async function saveDraft(input: { readonly flow: CaptureFlow }): Promise<void> {
  const { flow } = input;
  const state = flow.store.getState();
  const { opened, stepId } = state;
  if (state.screen !== "form" || !opened || stepId === null) return;
  if (state.draft !== "dirty" && state.draft !== "failed") return;
  const values = draftAnswers({ state });
  flow.store.dispatch({ type: "draft_saving" });
  const saved = await flow.session.run((bearer) =>
    flow.actions.saveDraft({ bearer, type: opened.card.type, stepId, values }),
  );
  if (saved.ok) flow.store.dispatch({ type: "draft_saved", configured: saved.value.configured });
  else if (saved.error.code === "session_expired") flow.store.dispatch({ type: "session_expired" });
  else flow.store.dispatch({ type: "draft_failed" });
}
