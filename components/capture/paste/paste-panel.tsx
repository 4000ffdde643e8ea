"use client";
import type { ReactNode } from "react";
import type { CaptureFlow } from "../capture-flow";
import { PasteIntake } from "./paste-intake";
import { readPaste } from "./read-paste";

/** A text, and the field it was pasted into. */
export interface Pasted {
  readonly text: string;
  readonly target: HTMLInputElement;
}

/**
 * What to show for a pasted text, or for the wish to paste one; null where the text is an answer to its own
 * field after all: it stands there then.
 */
export async function openPanel(input: {
  readonly flow: CaptureFlow;
  readonly pasted: Pasted | null;
  readonly onClose: () => void;
}): Promise<(() => ReactNode) | null> {
  const { flow, pasted, onClose } = input;
  if (pasted === null) return () => <PasteIntake flow={flow} onClose={onClose} />;
  const read = await readPaste({ flow, text: pasted.text });
  if (read === null || (read.placements.length === 0 && read.otherSystem === null)) {
    putIn(pasted);
    return null;
  }
  const isSecret = pasted.target.type === "password";
  const onPlain = () => {
    onClose();
    putIn(pasted);
  };
  // A whole address may hold a password: it is put as it is only where a secret belongs.
  const plain = isSecret ? { onPlain } : {};
  // A number that makes a second paste a panel of its own.
  const key = performance.now();
  return () => <PasteIntake key={key} flow={flow} first={read} onClose={onClose} {...plain} />;
}

/** Pastes as the browser would have done, undo included. */
function putIn({ text, target }: Pasted): void {
  target.focus();
  document.execCommand("insertText", false, text);
}
