import type { FrameTheme } from "@/lib/shared/capture/contract";
import { contrast, parseColor, type Rgb, toHex, towards } from "./color";

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** The surfaces of `frame.css`, against which the accent must stay readable. */
const surfaces = { light: [255, 255, 255], dark: [26, 29, 35] } as const satisfies Record<string, Rgb>;

/**
 * The style sheet that lays a host's theme over `frame.css`. Takes validated tokens, and leaves out what does
 * not have the expected shape all the same: a value can never close its declaration. The accent is kept as
 * it is for fills; where it stands as text or as a mark it is darkened or lightened until WCAG AA holds.
 */
export function themeCss(theme: FrameTheme): string {
  const accent = theme.accent === undefined ? null : parseColor(theme.accent);
  const shared = [
    ...(typeof theme.radius === "number" ? [`--lk-radius:${clamp(theme.radius, 0, 24)}px`] : []),
    ...(isFontFamily(theme.fontFamily) ? [`--lk-font:${theme.fontFamily}`] : []),
    ...(accent ? [`--lk-accent:${toHex(accent)}`, `--lk-on-accent:${toHex(readableOn(accent))}`] : []),
  ];
  const light = accent ? [`--lk-ink:${toHex(inkOn(accent, surfaces.light, black))}`] : [];
  const dark = accent ? [`--lk-ink:${toHex(inkOn(accent, surfaces.dark, white))}`] : [];
  return [
    rule(".lk", [...shared, ...light]),
    dark.length > 0
      ? `@media (prefers-color-scheme:dark){${rule(".lk:not([data-scheme=light])", dark)}}`
      : "",
    rule(".lk[data-scheme=dark]", dark),
  ].join("");
}

function rule(selector: string, declarations: readonly string[]): string {
  return declarations.length > 0 ? `${selector}{${declarations.join(";")}}` : "";
}

function isFontFamily(value: string | undefined): value is string {
  return (
    value !== undefined && /^[\w ,'"-]{1,200}$/.test(value) && (value.match(/["']/g)?.length ?? 0) % 2 === 0
  );
}

function readableOn(fill: Rgb): Rgb {
  return contrast(fill, white) >= 4.5 ? white : black;
}

function inkOn(accent: Rgb, surface: Rgb, end: Rgb): Rgb {
  let ink = accent;
  for (let step = 1; contrast(ink, surface) < 4.5 && step <= 20; step += 1)
    ink = towards(accent, end, step / 20);
  return ink;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}
