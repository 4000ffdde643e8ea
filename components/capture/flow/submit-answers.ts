import { attempt, type CaptureFlow } from "../capture-flow";
import { followCheck } from "./follow-check";

/** Stores the connection and starts its check. */
export async function submitAnswers(input: { readonly flow: CaptureFlow }): Promise<void> {
  const { flow } = input;
  const type = flow.store.getState().opened?.card.type;
  if (type === undefined) return;
  const started = await attempt({
    flow,
    call: (bearer) => flow.actions.submit({ bearer, type }),
    again: () => submitAnswers(input),
  });
  if (!started) return;
  flow.host.current?.sendEvent({ name: "SUBMITTED" });
  await followCheck({ flow, started });
}
