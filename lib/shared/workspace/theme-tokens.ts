import { z } from "zod";

/** 16 kB in base64, and what stands in front of them. */
const longestLogo = 22_000;
const logoShape = /^data:image\/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/;

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
  /** An image as a data address, shown above the form. It needs no other server, and no browser runs what is in it. */
  logo: z
    .string()
    .max(longestLogo, { error: "must be an image of 16 kB at most" })
    .regex(logoShape, { error: "must be a PNG, JPEG, WebP or SVG image as a base64 data: address" })
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
