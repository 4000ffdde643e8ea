import type { ThemeTokens } from "../workspace/theme-tokens";
import type { DocumentedMember } from "./types";

const colour = "#rrggbb";

const tokens: Readonly<Record<keyof ThemeTokens, readonly [type: string, summary: string]>> = {
  colorScheme: ['"light" | "dark" | "auto"', "`auto` follows the user's browser."],
  accent: [
    colour,
    "Buttons and marks. Texts in this colour are darkened or lightened until they can be read.",
  ],
  accentDark: [colour, "The same in the dark scheme; without it, `accent`."],
  radius: ["0 to 24", "Corner radius in px."],
  fontFamily: [
    "string",
    "A CSS font list. Fonts of your page do not load in the form: name some that devices have.",
  ],
  logo: [
    "data:image/…;base64,…",
    "Your logo above the form: a PNG, JPEG, WebP or SVG of at most 16 kB, as a data address. 32 px high.",
  ],
  surface: [colour, "Behind everything."],
  surfaceDark: [colour, "The same in the dark scheme."],
  field: [colour, "Behind what is typed."],
  fieldDark: [colour, "The same in the dark scheme."],
  text: [colour, "Texts."],
  textDark: [colour, "The same in the dark scheme."],
  muted: [colour, "Help below fields."],
  mutedDark: [colour, "The same in the dark scheme."],
  line: [colour, "Between parts."],
  lineDark: [colour, "The same in the dark scheme."],
};

/** The tokens of a theme; every one of them is optional. */
export const themeReference: readonly DocumentedMember[] = Object.entries(tokens).map(
  ([name, [type, summary]]) => ({ name, type, required: false, summary }),
);
