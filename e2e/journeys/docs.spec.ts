import type { Page } from "@playwright/test";
import { docsPages } from "@/lib/shared/docs/docs-pages";
import { barriers, fitsOnPhone } from "../fixtures/barriers";
import { expect, test } from "../fixtures/journey";

/** Everything the console complains about; a breach of the content security policy is an error there. */
function complaints(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(error.message));
  return heard;
}

/** Addresses on this page that lead to other places of the documentation. */
async function linksOf(page: Page): Promise<readonly string[]> {
  const hrefs = await page
    .locator("main a[href]")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return hrefs.filter((href) => href.includes("/docs"));
}

test("every page is there, strict, open to all in both schemes and on a phone, and leads nowhere into the void", async ({
  app,
  page,
}) => {
  const heard = complaints(page);
  const links = new Set<string>();
  for (const [index, { href, title }] of docsPages.entries()) {
    await page.emulateMedia({ colorScheme: index % 16 === 0 ? "light" : "dark" });
    const response = await page.goto(`${app.url}${href}`);
    expect(response?.status(), title).toBe(200);
    expect(response?.headers()["content-security-policy"]).not.toMatch(/unsafe-/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // The pages share one layout: one in eight has its barriers looked for.
    if (index % 8 === 0) expect(await barriers({ page, frame: false }), title).toEqual([]);
    for (const link of await linksOf(page)) links.add(link);
  }
  await fitsOnPhone({ page });
  expect(heard).toEqual([]);
  const texts = new Map<string, string>();
  for (const link of links) {
    const [address = "", anchor] = link.split("#");
    if (!texts.has(address)) texts.set(address, await (await page.request.get(address)).text());
    if (anchor) expect(texts.get(address), link).toContain(`id="${decodeURIComponent(anchor)}"`);
  }
});

test("a code is found by search and its page's menu works on a phone", async ({ app, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${app.url}/docs`);
  await page.getByRole("searchbox", { name: "Search the documentation" }).fill("tls_untrusted");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /tls_untrusted/ }).click();
  await expect(page).toHaveURL(/\/docs\/troubleshooting#tls_untrusted$/);
  await expect(page.locator("#tls_untrusted")).toBeInViewport();
  const menu = page.getByRole("button", { name: "Contents" });
  await expect(page.getByRole("navigation", { name: "Documentation" })).toBeHidden();
  await menu.click();
  await page.getByRole("navigation", { name: "Documentation" }).getByRole("link", { name: "React" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "React" })).toBeVisible();
});
