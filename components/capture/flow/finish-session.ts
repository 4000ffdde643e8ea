import { attempt, type CaptureFlow } from "../capture-flow";

/** Ends the session well: the connection is stored and its check has passed. */
export async function finishSession(input: { readonly flow: CaptureFlow }): Promise<void> {
  const { flow } = input;
  const completed = await attempt({
    flow,
    call: (bearer) => flow.actions.complete({ bearer }),
    again: () => finishSession(input),
  });
  if (completed) flow.store.dispatch({ type: "session_completed", completed });
}
