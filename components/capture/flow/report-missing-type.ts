import type { ActionError } from "@/lib/shared/capture/contract";
import { missingNameKey } from "@/lib/shared/capture/missing-name";
import type { CaptureFlow } from "../capture-flow";

/** Tells server and host of a destination that is not listed. @returns what went wrong, or null */
export async function reportMissingType(input: {
  readonly flow: CaptureFlow;
  /** Cleaned; see `cleanMissingName`. */
  readonly name: string;
}): Promise<ActionError | null> {
  const { flow, name } = input;
  const told = await flow.session.run((bearer) => flow.actions.reportMissingType({ bearer, name }));
  if (!told.ok) return told.error;
  const destinationType = missingNameKey(name);
  flow.host.current?.sendEvent({ name: "DESTINATION_NOT_LISTED", destinationType });
  return null;
}
