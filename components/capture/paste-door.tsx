import { type ClipboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "../ui/button";
import { frameError } from "./action-error";
import { stepsOf } from "./capture-state";
import { frameScript } from "./frame-script";
import type { Pasted } from "./paste/open-panel";
import type { ScreenProps } from "./screen-props";

/** More than one answer in one text: an address, a file, several settings. */
const whole =
  /^\s*(?!https?:)\w[\w+]*:(\w+:)*\/\/|:\/\/\S*[@?;]|^\s*(jdbc:|\{|-----B)|\S\s*[\n;]\s*\S|\w=\S* +\w+=/;

/**
 * Around a form: takes a pasted text that holds several answers before it lands in one field, and offers a
 * place to paste one. What reads it comes only then: this file is all of it that every frame loads.
 */
export function PasteDoor({ flow, state, children }: ScreenProps & { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was shown belongs to the step before
  useEffect(() => place.current?.replaceChildren(), [state.stepId]);
  async function read(pasted: Pasted): Promise<void> {
    try {
      const { openPanel } = await frameScript("paste");
      if (place.current) await openPanel({ flow, place: place.current, pasted });
    } catch {
      flow.lastAttempt.current = () => read(pasted);
      flow.store.dispatch({ type: "action_failed", error: frameError("network", flow.texts.networkError) });
    }
  }
  function catchPaste(event: ClipboardEvent<HTMLElement>) {
    const text = event.clipboardData.getData("text/plain");
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || !whole.test(text.trim())) return;
    event.preventDefault();
    void read({ text, target });
  }
  return (
    <div onPasteCapture={catchPaste}>
      <div ref={place} />
      {stepsOf(state)[0]?.id === state.stepId && (
        <Button variant="quiet" onClick={() => void read(null)}>
          {flow.texts.paste}
        </Button>
      )}
      {children}
    </div>
  );
}
