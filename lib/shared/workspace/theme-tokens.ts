import { z } from "zod";

const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, { error: "must be #rrggbb" });

/**
 * The look of the capture frame: of a workspace, and of one link session on top of it. What is left out stays the
 * frame's own. Colours that end in `Dark` are those of the dark scheme.
 */
export const themeTokens = z.strictObject({
  /** `auto` follows the user's browser. */
  colorScheme: z.enum(["light", "dark", "auto"]).optional(),
  /** Buttons and marks; texts in this colour are darkened or lightened until they can be read. */
  accent: color.optional(),
  /** Corner radius in px. */
  radius: z.int().min(0).max(24).optional(),
  fontFamily: z
    .string()
    .max(200)
    .regex(/^[\w\s,'"-]+$/, { error: "must be a list of font names" })
    .optional(),
  accentDark: color.optional(),
  /** Behind everything. */
  surface: color.optional(),
  surfaceDark: color.optional(),
  /** Behind what is typed. */
  field: color.optional(),
  fieldDark: color.optional(),
  text: color.optional(),
  textDark: color.optional(),
  /** Help below fields. */
  muted: color.optional(),
  mutedDark: color.optional(),
  /** Between parts. */
  line: color.optional(),
  lineDark: color.optional(),
});

export type ThemeTokens = z.infer<typeof themeTokens>;

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
