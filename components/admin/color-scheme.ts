/** Which colours the dashboard shows: the browser's, or one that was chosen. */
export const colorSchemes = ["auto", "light", "dark"] as const;

export type ColorScheme = (typeof colorSchemes)[number];

/** Cookie of the choice: of this browser, no secret, read by the layout so that the first paint is right. */
export const schemeCookie = "latchkey-scheme";

/** Reads the cookie's value; anything unknown follows the browser. */
export function readScheme(value: string | undefined): ColorScheme {
  return colorSchemes.find((scheme) => scheme === value) ?? "auto";
}
