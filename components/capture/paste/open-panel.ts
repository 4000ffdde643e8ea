import { fillText } from "@/lib/shared/report-card/fill-text";
import type { CaptureFlow } from "../capture-flow";
import { button, element } from "./element";
import { pasteBox } from "./paste-box";
import { pastePreview } from "./paste-preview";
import { pasteTextsOf } from "./paste-texts";
import { type ReadPaste, readPaste } from "./read-paste";

interface PanelInput {
  readonly flow: CaptureFlow;
  /** Where the panel goes. Empty while there is none. */
  readonly place: HTMLElement;
  readonly pasted: Pasted;
}

/** A text, and the field it was pasted into; null for the wish to paste one. */
export type Pasted = { readonly text: string; readonly target: HTMLInputElement } | null;

/**
 * Shows what a pasted text would fill in, or the place to paste one. A text that is an answer to its own
 * field after all is put there, and nothing is shown.
 */
export async function openPanel(input: PanelInput): Promise<void> {
  const { flow, pasted } = input;
  if (pasted === null) return showBox(input);
  const read = await readPaste({ flow, text: pasted.text });
  if (read === null || (read.placements.length === 0 && read.otherSystem === null)) return putIn(pasted);
  // A whole address may hold a password: it is put as it is only where a secret belongs.
  const plain = () => {
    close(input);
    putIn(pasted);
  };
  showFound(input, read, pasted.target.type === "password" ? plain : null);
}

/** Pastes as the browser would have done, undo included. */
function putIn({ text, target }: NonNullable<Pasted>): void {
  target.focus();
  document.execCommand("insertText", false, text);
}

function showBox(input: PanelInput): void {
  const { flow } = input;
  const texts = pasteTextsOf(flow.page);
  const take = async (text: string): Promise<string> => {
    if (text.trim() === "") return "";
    const read = await readPaste({ flow, text });
    if (read === null) return texts.unknown;
    showFound(input, read, null);
    return "";
  };
  const cancel = button({ label: texts.cancel, variant: "quiet", onClick: () => close(input) });
  show(input, texts.title, [...pasteBox({ flow, take }), cancel]);
}

function showFound(input: PanelInput, read: ReadPaste, onPlain: (() => void) | null): void {
  const texts = pasteTextsOf(input.flow.page);
  const count = read.placements.length;
  const label = count === 1 ? texts.applyOne : fillText(texts.apply, { count });
  const answers = Object.fromEntries(read.placements.map((one) => [one.property, one.value]));
  const apply = () => {
    input.flow.store.dispatch({ type: "answers_changed", answers });
    showApplied(input);
  };
  const ways = [
    count > 0 && button({ label, variant: "primary", onClick: apply }),
    onPlain !== null && button({ label: texts.plain, onClick: onPlain }),
    button({ label: texts.cancel, variant: "quiet", onClick: () => close(input) }),
  ];
  const preview = pastePreview({ read, texts });
  show(input, texts.found, [...preview, element("div", { class: "lk-row" }, ...ways)]);
}

function showApplied(input: PanelInput): void {
  const texts = pasteTextsOf(input.flow.page);
  const done = button({ label: texts.close, variant: "quiet", onClick: () => close(input) });
  show(input, texts.applied, [done]);
}

/** The heading takes the focus, so that a screen reader goes on from there. */
function show(input: PanelInput, title: string, parts: readonly HTMLElement[]): void {
  const heading = element("h3", { id: "lk-paste-title", tabindex: "-1", class: "lk-strong" }, title);
  const panel = { class: "lk-advice lk-receipt", "aria-labelledby": "lk-paste-title" };
  input.place.replaceChildren(element("section", panel, heading, ...parts));
  heading.focus();
}

function close({ place }: PanelInput): void {
  place.replaceChildren();
  // The button that opens the panel stands right after it.
  const next = place.nextElementSibling;
  if (next instanceof HTMLButtonElement) next.focus();
}
