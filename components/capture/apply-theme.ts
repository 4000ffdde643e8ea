import type { FrameTheme } from "@/lib/shared/capture/contract";
import { schemeOf } from "./scheme-of";
import { themeCss } from "./theme-css";

let applied: CSSStyleSheet | null = null;

/**
 * Changes the look while the frame is open. A constructed style sheet needs no nonce, and the element's
 * attribute is data, not style.
 */
export function applyTheme(theme: FrameTheme): void {
  const root = document.querySelector<HTMLElement>(".lk");
  if (!root) return;
  const scheme = schemeOf(theme);
  if (scheme) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
  if (!applied) {
    applied = new CSSStyleSheet();
    document.adoptedStyleSheets.push(applied);
  }
  applied.replaceSync(themeCss(theme));
}
