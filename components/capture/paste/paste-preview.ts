import type { Placement } from "@/lib/shared/paste/place-paste";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { element } from "./element";
import type { PasteTexts } from "./paste-texts";
import type { ReadPaste } from "./read-paste";

/** Longest value that is shown whole, in characters. */
const longestShown = 120;

/** Which answer goes to which field. Secrets are named and never shown. */
export function pastePreview(input: {
  readonly read: ReadPaste;
  readonly texts: PasteTexts;
}): readonly HTMLElement[] {
  const { read, texts } = input;
  const { placements, otherSystem, unused, fixed } = read;
  if (otherSystem !== null) return [line(fillText(texts.otherSystem, { system: otherSystem }))];
  const format = texts[`format_${read.format}`];
  return [
    line(placements.length === 0 ? texts.nothing : fillText(texts.foundBody, { format })),
    element("dl", { class: "lk-facts" }, ...placements.map((placement) => row(placement, texts))),
    ...(unused.length === 0 ? [] : [line(fillText(texts.unused, { names: unused.join(", ") }))]),
    ...(fixed.length === 0 ? [] : [line(fillText(texts.fixed, { names: fixed.join(", ") }))]),
  ];
}

function row({ title, shown, secret, replaces }: Placement, texts: PasteTexts): HTMLElement {
  const text = shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown;
  const value = secret
    ? [
        element("span", { "aria-hidden": "true" }, "••••••••"),
        element("span", { class: "lk-sr" }, texts.hidden),
      ]
    : [element("bdi", {}, text)];
  const note = replaces && element("span", { class: "lk-help" }, ` (${texts.replaces})`);
  return element("div", {}, element("dt", {}, title), element("dd", {}, ...value, note));
}

function line(text: string): HTMLElement {
  return element("p", { class: "lk-help" }, text);
}
