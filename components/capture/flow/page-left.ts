import { randomId } from "@/lib/shared/embed-protocol/random-id";
import type { CaptureFlow } from "../capture-flow";
import { recordExit } from "./record-exit";
import { saveDraft } from "./save-draft";

/** The page goes away under the user: keeps the draft and records where it stopped, where no end was reached. */
export function pageLeft(input: { readonly flow: CaptureFlow }): void {
  const { flow } = input;
  const { screen, stepId, completed, lastErrorCode, touched } = flow.store.getState();
  if (completed || screen === "closed") return;
  void saveDraft({ flow });
  void recordExit({
    flow,
    eventId: `evt_${randomId()}`,
    reason: "page_left",
    stepId: screen === "checks" ? "check" : stepId,
    lastErrorCode,
    dirty: touched.length > 0,
  });
}
