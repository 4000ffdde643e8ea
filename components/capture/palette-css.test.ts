import { expect, test } from "vitest";
import { contrast, parseColor } from "./color";
import { paletteCss } from "./palette-css";

test("the frame's own colours need no style", () => {
  expect(paletteCss({})).toBe("");
  expect(paletteCss({ radius: 3, colorScheme: "dark" })).toBe("");
});

test("the colours of one scheme leave the other alone", () => {
  const css = paletteCss({ surface: "#fffaf0" });
  expect(css).toContain("--lk-surface:#fffaf0");
  expect(css).not.toContain("prefers-color-scheme");
  expect(paletteCss({ surfaceDark: "#001020" })).toMatch(
    /^@media \(prefers-color-scheme:dark\)\{\.lk:not\(\[data-scheme=light\]\)\{/,
  );
});

test.each(["#ffff00", "#ffffff", "#000000", "#777777", "#e0c080", "#0a3d2a"])(
  "the accent %s can be read as text on any surface",
  (accent) => {
    for (const surface of ["#ffffff", "#000000", "#fffaf0", "#102030"]) {
      const ink = /--lk-ink:(#[\da-f]{6})/.exec(paletteCss({ accent, surface }))?.[1] ?? "";
      const ratio = contrast(parseColor(ink) ?? [0, 0, 0], parseColor(surface) ?? [0, 0, 0]);
      expect(ratio, `${accent} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test("what is no colour changes nothing", () => {
  expect(paletteCss({ surface: "red;}body{display:none" })).toBe("");
});
