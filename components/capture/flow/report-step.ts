import type { CaptureFlow } from "../capture-flow";

/** Tells the host which step the user sees now. */
export function reportStep(input: { readonly flow: CaptureFlow }): void {
  const { screen, stepId } = input.flow.store.getState();
  if (screen === "form" && stepId) input.flow.host.current?.sendEvent({ name: "STEP_VIEWED", stepId });
}
