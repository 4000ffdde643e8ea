import { attempt, type CaptureFlow } from "../capture-flow";
import { followCheck } from "./follow-check";

/** Checks the stored connection again, unchanged. */
export async function retryChecks(input: { readonly flow: CaptureFlow }): Promise<void> {
  const { flow } = input;
  const connectionId = flow.store.getState().check?.started.connectionId;
  if (connectionId === undefined) return;
  const started = await attempt({
    flow,
    call: (bearer) => flow.actions.retryChecks({ bearer, connectionId }),
    again: () => retryChecks(input),
  });
  if (started) await followCheck({ flow, started });
}
