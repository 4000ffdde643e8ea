import { expect, test } from "vitest";
import { themeContrast } from "./theme-contrast";
import type { ThemeTokens } from "./theme-tokens";

const tooWeak = (theme: ThemeTokens) =>
  themeContrast(theme)
    .filter(({ isEnough }) => !isEnough)
    .map(({ scheme, what }) => `${scheme}: ${what}`);

test("the frame's own colours can be read", () => {
  expect(tooWeak({})).toEqual([]);
});

test("black on white is 21 to 1", () => {
  const [text] = themeContrast({ text: "#000000", surface: "#ffffff" });
  expect(text?.ratio).toBeCloseTo(21, 5);
});

test.each([
  [{ text: "#777777" }, ["light: Text on the surface", "light: Typed text in a field"]],
  [{ text: "#767676" }, []],
  [{ muted: "#999999" }, ["light: Help on the surface", "light: Example in an empty field"]],
  [{ field: "#1a1d23" }, ["light: Typed text in a field", "light: Example in an empty field"]],
  [{ textDark: "#555555" }, ["dark: Text on the surface", "dark: Typed text in a field"]],
  [{ surface: "#e06050" }, ["light: Help on the surface", "light: Error messages on the surface"]],
  [{ accent: "#ffff00" }, []],
] as const)("%j is too weak in %j", (theme, expected) => {
  expect(tooWeak(theme)).toEqual(expected);
});
