import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { paletteCss } from "../capture/palette-css";
import { schemeOf } from "../capture/scheme-of";
import { themeCss } from "../capture/theme-css";

let sheet: CSSStyleSheet | null = null;

/** Lays a whole theme over the frame's style. A constructed style sheet needs no nonce. */
export function showTheme(theme: ThemeTokens): void {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
  }
  sheet.replaceSync(themeCss(theme) + paletteCss(theme));
  const root = document.querySelector<HTMLElement>(".lk");
  const scheme = schemeOf(theme);
  if (root === null) return;
  if (scheme === undefined) delete root.dataset.scheme;
  else root.dataset.scheme = scheme;
}

/** Shows every theme that the branding page around the preview tries out. @returns how to stop */
export function followTheme(): () => void {
  const listening = new AbortController();
  window.addEventListener(
    "message",
    (event) => {
      if (event.origin !== window.location.origin || event.source !== window.parent) return;
      // Of our own page, and both makers of styles leave out what has not the expected shape.
      const theme = (event.data as { latchkeyTheme?: ThemeTokens } | null)?.latchkeyTheme;
      if (theme) showTheme(theme);
    },
    listening,
  );
  return () => listening.abort();
}
