import type { FrameTheme } from "@/lib/shared/capture/contract";
import { paletteCss } from "./palette-css";
import { schemeOf } from "./scheme-of";
import { themeCss } from "./theme-css";

let applied: CSSStyleSheet | null = null;

/**
 * Changes the look while the frame is open: every token, on top of the session's own theme. A constructed style sheet needs no nonce, and the element's
 * attribute is data, not style.
 */
export function applyTheme(input: { readonly own: FrameTheme; readonly given: FrameTheme }): void {
  const theme = { ...input.own, ...input.given };
  const root = document.querySelector<HTMLElement>(".lk");
  if (!root) return;
  const scheme = schemeOf(theme);
  if (scheme) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
  if (!applied) {
    applied = new CSSStyleSheet();
    document.adoptedStyleSheets.push(applied);
  }
  applied.replaceSync(themeCss(theme) + paletteCss(theme));
}
