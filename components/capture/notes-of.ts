import type { CaptureState } from "./capture-state";
import type { CaptureTexts } from "./texts";

/** Quiet remarks under fields: what Latchkey tidied up in what was typed. */
export function notesOf(state: CaptureState, texts: CaptureTexts): Record<string, string> {
  return Object.fromEntries([
    ...state.trimmed.map((name) => [name, texts.trimmedNote]),
    ...state.repaired.map((name) => [name, texts.pemRepaired]),
  ]);
}
