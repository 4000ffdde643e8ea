import type { Handover } from "@/lib/shared/capture/handover";
import { fillText } from "@/lib/shared/report-card/fill-text";
import type { CaptureState } from "../capture-state";
import type { HandoverTexts } from "./handover-texts";

/** What was handed over, in words. */
export function whatOf(input: {
  readonly handover: Pick<Handover, "stepId" | "secretsOnly">;
  readonly state: CaptureState;
  readonly texts: HandoverTexts;
}): string {
  const { handover, state, texts } = input;
  if (handover.stepId === null) return texts.ofForm;
  const found = state.opened?.card.steps.find(({ id }) => id === handover.stepId);
  const step = found?.title ?? handover.stepId;
  return fillText(handover.secretsOnly ? texts.ofSecrets : texts.ofStep, { step });
}
