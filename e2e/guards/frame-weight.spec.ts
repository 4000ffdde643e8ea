import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { createLinkSession } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import { expect, test } from "../fixtures/journey";
import { frameBudget, sdkGzipBytes } from "./budgets";
import { weighResponses } from "./weigh-responses";

const root = fileURLToPath(new URL("../..", import.meta.url));
const firstField = "#root_host";
const blocking = "link[rel=stylesheet], script[src]:not([async], [defer], [nomodule], [type=module])";

/** Makes a session whose frame may stand alone. */
async function frameAddress(app: AppServer): Promise<string> {
  return (await createLinkSession({ app, origin: app.url })).url;
}

/** Resolves once React owns the first field. */
async function isLive(page: Page): Promise<void> {
  await page.waitForFunction((selector) => {
    const input = document.querySelector(selector);
    return input !== null && Object.keys(input).some((key) => key.startsWith("__reactProps$"));
  }, firstField);
}

test("the frame stays within its bytes and requests", async ({ page, app }) => {
  const weigh = weighResponses({ page });
  await page.goto(await frameAddress(app), { waitUntil: "load" });
  await isLive(page);
  await page.waitForLoadState("networkidle");
  const weight = await weigh();
  expect(weight.files.filter((file) => file.status !== 200)).toEqual([]);
  expect(weight.brotli, JSON.stringify(weight.files, null, 1)).toBeLessThanOrEqual(frameBudget.brotliBytes);
  expect(weight.requests, JSON.stringify(weight.files, null, 1)).toBeLessThanOrEqual(frameBudget.requests);
});

test("the document alone is a form in its own style that takes text", async ({ page, app }) => {
  const weigh = weighResponses({ page });
  await page.route(
    (url) => !url.pathname.startsWith("/embed/"),
    (route) => route.abort(),
  );
  await page.goto(await frameAddress(app), { waitUntil: "load" });
  const input = page.locator(firstField);
  await input.fill("db.example.com");
  await expect(input).toHaveValue("db.example.com");
  await expect(page.locator(".lk")).toHaveCSS("padding-top", "24px");
  expect((await weigh()).requests).toBe(frameBudget.requestsToTypable);
  // Nor does anything hold the first paint back that only did not come because it was cut off here.
  await expect(page.locator(blocking)).toHaveCount(0);
});

test("what is typed and pressed before the frame is live is kept", async ({ page, app }) => {
  let release = () => {};
  const typed = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**", async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto(await frameAddress(app), { waitUntil: "commit" });
  await page.locator(firstField).fill("db.example.com");
  // Not by Playwright's click, which waits for what a person does not wait for.
  const button = page.getByRole("button", { name: "Continue" });
  await button.scrollIntoViewIfNeeded();
  const place = await button.boundingBox();
  await page.mouse.click((place?.x ?? 0) + 10, (place?.y ?? 0) + 10);
  release();
  await isLive(page);
  await expect(page.locator("#root_database")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("button", { name: "Continue" })).toBeEnabled();
  await expect(page.locator(firstField)).toHaveValue("db.example.com");
});

test("the SDK stays within its bytes", async () => {
  const script = await readFile(path.join(root, "public/embed.js"));
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(sdkGzipBytes);
});
