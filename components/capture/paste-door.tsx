import { type ClipboardEvent, type ReactNode, useState } from "react";
import { Button } from "../ui/button";
import { frameError } from "./action-error";
import { stepsOf } from "./capture-state";
import type { Pasted } from "./paste/paste-panel";
import type { ScreenProps } from "./screen-props";

/** More than one answer in one text: an address, a file, several settings. */
const whole =
  /^\s*(?!https?:)\w[\w+]*:(\w+:)*\/\/|:\/\/\S*[@?;]|^\s*(jdbc:|\{|-----B)|\S\s*[\n;]\s*\S|\w=\S* +\w+=/;

/**
 * Around a form: takes a pasted text that holds several answers before it lands in one field, and offers a
 * place to paste one. What reads it comes only then: this file is all of it that every frame loads.
 */
export function PasteDoor({ flow, state, children }: ScreenProps & { readonly children: ReactNode }) {
  const [open, setOpen] = useState<(() => ReactNode) | null>(null);
  async function read(pasted: Pasted | null): Promise<void> {
    const loaded = await import("./paste/paste-panel").catch(() => null);
    if (loaded === null) {
      flow.lastAttempt.current = () => read(pasted);
      const error = frameError("network", flow.texts.networkError);
      return flow.store.dispatch({ type: "action_failed", error });
    }
    const panel = await loaded.openPanel({ flow, pasted, onClose: () => setOpen(null) });
    if (panel !== null) setOpen(() => panel);
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
      {open?.()}
      {open === null && stepsOf(state)[0]?.id === state.stepId && (
        <Button variant="quiet" onClick={() => void read(null)}>
          {flow.texts.paste}
        </Button>
      )}
      {children}
    </div>
  );
}
