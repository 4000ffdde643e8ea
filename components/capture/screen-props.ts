import type { CaptureFlow } from "./capture-flow";
import type { CaptureState } from "./capture-state";

/** What every screen of the frame takes. */
export interface ScreenProps {
  readonly flow: CaptureFlow;
  readonly state: CaptureState;
}
