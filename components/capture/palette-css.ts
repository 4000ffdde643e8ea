import { ownPalettes, type Palette, paletteOf } from "@/lib/shared/workspace/theme-palette";
import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { contrast, parseColor, type Rgb, toHex, towards } from "./color";

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/**
 * The style sheet of a theme's colours beyond the accent, laid over that of `themeCss`. Takes validated tokens, and
 * leaves out what does not have the expected shape all the same. A text that could not be read is moved away from
 * what is behind it: the server refuses such a theme, and a page that changes it while the form is open asks no server.
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
  const { accent, surface, field, line } = palette;
  const text = readable(palette.text, [surface, field]);
  const muted = readable(palette.muted, [surface, field]);
  return [
    `--lk-accent:${accent}`,
    `--lk-on-accent:${toHex(readableOn(colorOf(accent)))}`,
    `--lk-ink:${toHex(readable(accent, [surface]))}`,
    `--lk-surface:${surface}`,
    `--lk-raised:${field}`,
    `--lk-text:${toHex(text)}`,
    `--lk-muted:${toHex(muted)}`,
    `--lk-line:${line}`,
    // Between the surface and what is written on it: panels, and edges that mark a field (WCAG 1.4.11).
    `--lk-soft:${toHex(towards(colorOf(surface), text, 0.05))}`,
    `--lk-edge:${toHex(towards(colorOf(surface), text, 0.55))}`,
  ].join(";");
}

function colorOf(text: string): Rgb {
  return parseColor(text) ?? black;
}

function readableOn(fill: Rgb): Rgb {
  return contrast(fill, white) >= 4.5 ? white : black;
}

/**
 * A colour as text on grounds: moved towards black or white, whichever is further away from the first, until it
 * can be read on each.
 */
function readable(given: string, grounds: readonly string[]): Rgb {
  const backs = grounds.map(colorOf);
  const [first = white] = backs;
  const end = contrast(first, black) > contrast(first, white) ? black : white;
  const steps = Array.from({ length: 21 }, (_, step) => towards(colorOf(given), end, step / 20));
  return steps.find((ink) => backs.every((back) => contrast(ink, back) >= 4.5)) ?? end;
}

function rule(selector: string, body: string): string {
  return body === "" ? "" : `${selector}{${body}}`;
}
