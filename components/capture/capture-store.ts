import type { FramePage } from "@/lib/shared/capture/contract";
import type { CaptureAction } from "./capture-action";
import { captureReducer } from "./capture-reducer";
import { type CaptureState, initialCaptureState } from "./capture-state";

/** The frame's state outside React, so that a flow reads what is true now, not what was rendered last. */
export interface CaptureStore {
  getState(): CaptureState;
  dispatch(action: CaptureAction): void;
  subscribe(listener: () => void): () => void;
}

export function createCaptureStore(page: FramePage): CaptureStore {
  let state = initialCaptureState(page);
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    dispatch(action) {
      const next = captureReducer(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
