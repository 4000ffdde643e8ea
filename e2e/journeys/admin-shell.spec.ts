import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { signIn } from "../fixtures/admin";
import { makeConnection } from "../fixtures/admin-connections";
import { barriers } from "../fixtures/barriers";
import { composeSheet, type Tile } from "../fixtures/compose-sheet";
import { expect, test } from "../fixtures/journey";

const pages = [
  "/admin",
  "/admin/connections",
  "/admin/link-sessions",
  "/admin/reviews",
  "/admin/audit",
  "/admin/settings",
  "/admin/settings/embed",
  "/admin/settings/branding",
  "/admin/settings/members",
  "/admin/settings/security",
  "/admin/account",
];

/** Most that may move after the first paint (the "good" of Web Vitals is 0.1). */
const mostShift = 0.05;

// LATCHKEY_SCREENS names the folder where pictures of the pages are to be put, for people to look at: docs/screens.
const screens = process.env.LATCHKEY_SCREENS;

test("nothing moves after it was painted, whatever the page", async ({ page, app }) => {
  await signIn({ page, app });
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const tiles: Tile[] = [];
  for (const name of ["Acme warehouse", "Birch analytics"])
    await makeConnection({ app, name, customer: name });
  for (const path of pages) {
    const answer = await page.goto(app.url + path, { waitUntil: "networkidle" });
    expect(answer?.status(), path).toBe(200);
    const shift = await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift);
    expect(shift, path).toBeLessThan(mostShift);
    if (screens !== undefined) tiles.push(...(await looksOf({ page, label: path })));
  }
  if (screens === undefined) return;
  const table = await page.context().newPage();
  await writeFile(`${screens}/dashboard.jpg`, await composeSheet({ page: table, tiles }));
});

test("right to left, in words twice as long, nothing leaves a phone's screen", async ({ page, app }) => {
  await signIn({ page, app });
  for (const path of pages) {
    await page.goto(app.url + path, { waitUntil: "networkidle" });
    await page.setViewportSize({ width: 360, height: 740 });
    await lengthenTexts(page);
    for (const direction of ["ltr", "rtl"]) {
      await page.evaluate((dir) => document.documentElement.setAttribute("dir", dir), direction);
      expect(await wideParts(page), `${path} ${direction}`).toEqual([]);
    }
  }
});

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

/** A page in both colours, and on a phone. */
async function looksOf(input: { readonly page: Page; readonly label: string }): Promise<readonly Tile[]> {
  const { page, label } = input;
  const shoot = async (look: string) => ({ label: `${label} ${look}`, image: await page.screenshot() });
  const light = await shoot("");
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await shoot("dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 360, height: 740 });
  const phone = await shoot("phone");
  await page.setViewportSize({ width: 1280, height: 800 });
  return [light, dark, phone];
}

/** Every text twice, with accents: what a translation might be. */
async function lengthenTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const words = text.data.trim();
      const isProse = words !== "" && !text.parentElement?.closest("script, style, code, pre");
      if (isProse) text.data = `${text.data} ${words.replaceAll("a", "ä").replaceAll("e", "ë")}`;
    }
  });
}

/** What makes the page wider than the screen, by its class. */
async function wideParts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("main *")]
      .filter((part) => {
        const { left, right } = part.getBoundingClientRect();
        return right > room + 1 || left < -1;
      })
      .slice(0, 5)
      .map((part) => `${part.tagName} .${part.className}`);
  });
}
