import { ownPalettes, type Palette, paletteOf, type ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { contrast, parseColor, type Rgb, toHex, towards } from "./color";

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/**
 * The style sheet of a theme's colours beyond the accent, laid over that of `themeCss`. Only servers and the preview
 * need it: the frame's own script changes no more than a host page may. Takes validated tokens, and leaves out what
 * does not have the expected shape all the same.
 */
export function paletteCss(theme: ThemeTokens): string {
  const light = declarations({ theme, scheme: "light" });
  const dark = declarations({ theme, scheme: "dark" });
  return [
    rule(".lk", light),
    dark === "" ? "" : `@media (prefers-color-scheme:dark){${rule(".lk:not([data-scheme=light])", dark)}}`,
    rule(".lk[data-scheme=dark]", dark),
  ].join("");
}

function declarations(input: { readonly theme: ThemeTokens; readonly scheme: "light" | "dark" }): string {
  const palette = paletteOf(input);
  const own = ownPalettes[input.scheme];
  const isGiven = (Object.keys(own) as (keyof Palette)[]).some((name) => palette[name] !== own[name]);
  if (!isGiven || !Object.values(palette).every((color) => parseColor(color) !== null)) return "";
  const { accent, surface, field, text, muted, line } = palette;
  return [
    `--lk-accent:${accent}`,
    `--lk-on-accent:${toHex(readableOn(colorOf(accent)))}`,
    `--lk-ink:${toHex(inkOn({ accent: colorOf(accent), surface: colorOf(surface) }))}`,
    `--lk-surface:${surface}`,
    `--lk-raised:${field}`,
    `--lk-text:${text}`,
    `--lk-muted:${muted}`,
    `--lk-line:${line}`,
    // Between the surface and what is written on it: panels, and edges that mark a field (WCAG 1.4.11).
    `--lk-soft:${toHex(towards(colorOf(surface), colorOf(text), 0.05))}`,
    `--lk-edge:${toHex(towards(colorOf(surface), colorOf(text), 0.55))}`,
  ].join(";");
}

function colorOf(text: string): Rgb {
  return parseColor(text) ?? black;
}

function readableOn(fill: Rgb): Rgb {
  return contrast(fill, white) >= 4.5 ? white : black;
}

/** The accent as text on the surface: moved towards black or white, whichever is further away, until it can be read. */
function inkOn({ accent, surface }: { readonly accent: Rgb; readonly surface: Rgb }): Rgb {
  const end = contrast(surface, black) > contrast(surface, white) ? black : white;
  const steps = Array.from({ length: 21 }, (_, step) => towards(accent, end, step / 20));
  return steps.find((ink) => contrast(ink, surface) >= 4.5) ?? end;
}

function rule(selector: string, body: string): string {
  return body === "" ? "" : `${selector}{${body}}`;
}
