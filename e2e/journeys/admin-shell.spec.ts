import { signIn } from "../fixtures/admin";
import { barriers } from "../fixtures/barriers";
import { expect, test } from "../fixtures/journey";

test("the shell is at hand by keyboard, on a phone, and in the chosen colours", async ({ page, app }) => {
  await signIn({ page, app });
  await page.goto(`${app.url}/admin/nothing-here`);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.getByLabel("Colours").selectOption("dark");
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  expect(await barriers({ page, frame: false })).toEqual([]);
  await page.goto(`${app.url}/admin/settings`);
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "dark");

  await page.setViewportSize({ width: 360, height: 740 });
  const menu = page.getByRole("button", { name: "Menu" });
  const link = page.getByRole("link", { name: "Security" });
  await expect(link).toBeHidden();
  await menu.click();
  await expect(link).toBeVisible();
  expect(await barriers({ page, frame: false })).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(link).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.click();
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Members" })).toBeHidden();
});
