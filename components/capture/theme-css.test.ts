import { expect, test } from "vitest";
import type { FrameTheme } from "@/lib/shared/capture/contract";
import { contrast, parseColor, type Rgb } from "./color";
import { schemeOf } from "./scheme-of";
import { themeCss } from "./theme-css";

const token = (css: string, selector: string, name: string) => {
  const body = css.slice(css.lastIndexOf(`${selector}{`));
  return parseColor(new RegExp(`${name}:(#[0-9a-f]{6})`).exec(body)?.[1] ?? "") as Rgb;
};

test("no theme, no rule", () => {
  expect(themeCss({})).toBe("");
});

test("tokens become custom properties", () => {
  const css = themeCss({ radius: 12, fontFamily: "'Inter', sans-serif" });
  expect(css).toBe(".lk{--lk-radius:12px;--lk-font:'Inter', sans-serif}");
});

test.each(["#ffff00", "#000000", "#ffffff", "#7c3aed", "#ff5a1f", "#0f766e", "#777777"])(
  "%s stays readable as a fill and as text, light and dark",
  (accent) => {
    const css = themeCss({ accent });
    const fill = token(css, ".lk", "--lk-accent");
    expect(contrast(fill, token(css, ".lk", "--lk-on-accent"))).toBeGreaterThanOrEqual(4.5);
    expect(
      contrast(token(css.split("@media")[0] ?? "", ".lk", "--lk-ink"), [255, 255, 255]),
    ).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(css, ".lk[data-scheme=dark]", "--lk-ink"), [26, 29, 35])).toBeGreaterThanOrEqual(
      4.5,
    );
  },
);

test.each<FrameTheme>([
  { accent: "red;}body{display:none" },
  { accent: "#12345" },
  { fontFamily: "x;}*{display:none}" },
  { fontFamily: "'open" },
  { fontFamily: "</style><script>" },
])("a value that could close its declaration is left out: %o", (theme) => {
  expect(themeCss(theme)).toBe("");
});

test("the radius is kept in its range", () => {
  expect(themeCss({ radius: 999 })).toContain("24px");
});

test("auto follows the browser", () => {
  expect([schemeOf({ colorScheme: "auto" }), schemeOf({}), schemeOf({ colorScheme: "dark" })]).toEqual([
    undefined,
    undefined,
    "dark",
  ]);
});
