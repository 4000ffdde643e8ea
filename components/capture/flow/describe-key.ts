import type { KeyFileFacts } from "@/lib/shared/capture/consent-contract";
import type { CaptureFlow } from "../capture-flow";

/** Asks what a pasted key file is. Quiet: without an answer nothing is shown, and the step tells when it is sent. */
export function keyDescriber(
  flow: CaptureFlow,
): (input: { readonly property: string; readonly text: string }) => Promise<KeyFileFacts | null> {
  return async ({ property, text }) => {
    const type = flow.store.getState().opened?.card.type;
    if (type === undefined || text.length > 64 * 1024) return null;
    const told = await flow.session.run((bearer) =>
      flow.actions.describeKeyFile({ bearer, type, property, text }),
    );
    return told.ok ? told.value : null;
  };
}
