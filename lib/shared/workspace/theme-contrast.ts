import { ColorSpace, contrastWCAG21, sRGB } from "colorjs.io/fn";
import { type Palette, paletteOf } from "./theme-palette";
import type { ThemeTokens } from "./theme-tokens";

ColorSpace.register(sRGB);

/** WCAG 2.2, 1.4.3: text. */
const leastContrast = 4.5;

/** Of `components/capture/frame.css`: what is wrong with an answer is said in this colour, on the surface. */
const dangerTexts = { light: "#b42318", dark: "#ffa198" } as const;

/** One text on its ground, and whether it can be read. */
export interface ContrastFinding {
  readonly scheme: "light" | "dark";
  /** For example "Text on the surface". */
  readonly what: string;
  /** The token whose change cures it. */
  readonly token: keyof ThemeTokens;
  /** 1–21. */
  readonly ratio: number;
  readonly isEnough: boolean;
}

/**
 * Every text of the frame on its ground, in both schemes, with its contrast. The letters on the accent are not among
 * them: they are black or white, whichever can be read.
 */
export function themeContrast(theme: ThemeTokens): readonly ContrastFinding[] {
  return (["light", "dark"] as const).flatMap((scheme) =>
    pairsOf({ palette: paletteOf({ theme, scheme }), danger: dangerTexts[scheme] }).map(
      ({ what, name, front, back }) => {
        const ratio = contrastWCAG21(front, back);
        const token = scheme === "light" ? name : (`${name}Dark` as const);
        return { scheme, what, token, ratio, isEnough: ratio >= leastContrast };
      },
    ),
  );
}

function pairsOf({ palette, danger }: { readonly palette: Palette; readonly danger: string }) {
  const { surface, field, text, muted } = palette;
  return [
    { what: "Text on the surface", name: "text", front: text, back: surface },
    { what: "Typed text in a field", name: "field", front: text, back: field },
    { what: "Help on the surface", name: "muted", front: muted, back: surface },
    { what: "Example in an empty field", name: "muted", front: muted, back: field },
    { what: "Error messages on the surface", name: "surface", front: danger, back: surface },
  ] as const;
}
