import type { Placement } from "@/lib/shared/paste/place-paste";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { element } from "./element";
import { pasteTexts } from "./paste-texts";
import type { ReadPaste } from "./read-paste";

/** Longest value that is shown whole, in characters. */
const longestShown = 120;

/** Which answer goes to which field. Secrets are named and never shown. */
export function pastePreview(read: ReadPaste): readonly HTMLElement[] {
  const { placements, otherSystem, unused, fixed } = read;
  if (otherSystem !== null) return [line(fillText(pasteTexts.otherSystem, { system: otherSystem }))];
  const format = pasteTexts[`format_${read.format}`];
  return [
    line(placements.length === 0 ? pasteTexts.nothing : fillText(pasteTexts.foundBody, { format })),
    element("dl", { class: "lk-facts" }, ...placements.map(row)),
    ...(unused.length === 0 ? [] : [line(fillText(pasteTexts.unused, { names: unused.join(", ") }))]),
    ...(fixed.length === 0 ? [] : [line(fillText(pasteTexts.fixed, { names: fixed.join(", ") }))]),
  ];
}

function row({ title, shown, secret, replaces }: Placement): HTMLElement {
  const text = shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown;
  const value = secret
    ? [
        element("span", { "aria-hidden": "true" }, "••••••••"),
        element("span", { class: "lk-sr" }, pasteTexts.hidden),
      ]
    : [element("bdi", {}, text)];
  const note = replaces && element("span", { class: "lk-help" }, ` (${pasteTexts.replaces})`);
  return element("div", {}, element("dt", {}, title), element("dd", {}, ...value, note));
}

function line(text: string): HTMLElement {
  return element("p", { class: "lk-help" }, text);
}
