import type { ThemeTokens } from "./theme-tokens";

/** The colours one scheme is made of, less the accent. */
const paletteNames = ["surface", "field", "text", "muted", "line"] as const;

type PaletteName = (typeof paletteNames)[number];

export type Palette = Readonly<Record<PaletteName | "accent", string>>;

/** The frame's own colours, as `components/capture/frame.css` has them. */
export const ownPalettes = {
  light: {
    accent: "#2554d8",
    surface: "#ffffff",
    field: "#ffffff",
    text: "#1a1d23",
    muted: "#596070",
    line: "#e1e4e9",
  },
  dark: {
    accent: "#2554d8",
    surface: "#1a1d23",
    field: "#21252d",
    text: "#eceef2",
    muted: "#a8b0bd",
    line: "#363c47",
  },
} as const satisfies Record<"light" | "dark", Palette>;

/** The colours a theme comes to in one scheme. An accent of the light scheme is the dark one's too. */
export function paletteOf(input: {
  readonly theme: ThemeTokens;
  readonly scheme: "light" | "dark";
}): Palette {
  const { theme, scheme } = input;
  const own = ownPalettes[scheme];
  const given = (name: PaletteName) => (scheme === "light" ? theme[name] : theme[`${name}Dark`]) ?? own[name];
  const accent = (scheme === "dark" ? theme.accentDark : undefined) ?? theme.accent ?? own.accent;
  return {
    accent,
    surface: given("surface"),
    field: given("field"),
    text: given("text"),
    muted: given("muted"),
    line: given("line"),
  };
}
