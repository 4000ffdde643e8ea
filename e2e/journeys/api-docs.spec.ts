import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import type { AppServer } from "../fixtures/app-server";
import { barriers, fitsOnPhone } from "../fixtures/barriers";
import { expect, test } from "../fixtures/journey";

const run = promisify(execFile);
const client = fileURLToPath(new URL("../../lib/api-client", import.meta.url));

/** Everything the console complains about; a breach of the content security policy is an error there. */
function complaints(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(error.message));
  return heard;
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the documentation runs clean under its policy and has no barriers, ${colorScheme}`, async ({
    app,
    page,
  }) => {
    const heard = complaints(page);
    await page.emulateMedia({ colorScheme });
    const response = await page.goto(`${app.url}/docs/api`);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe-/);
    expect(await barriers({ page, frame: false })).toEqual([]);
    await page.getByRole("link", { name: "Connections", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Connections" })).toBeVisible();
    expect(await barriers({ page, frame: false })).toEqual([]);
    await fitsOnPhone({ page });
    expect(heard).toEqual([]);
  });
}

test("Swagger UI shows every operation with its samples, on a page that can reach nothing", async ({
  app,
  page,
}) => {
  const heard = complaints(page);
  await page.goto(`${app.url}/docs/api`);
  const answer = page.waitForResponse(`${app.url}/docs/api/viewer`);
  await page.getByRole("link", { name: "In Swagger UI" }).click();
  const policy = (await answer).headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/; sandbox allow-scripts$/);
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/unsafe-/);
  await expect(page.getByRole("heading", { name: /Latchkey/ }).first()).toBeVisible();
  const served = (await (await page.request.get(`${app.url}/api/v1/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, object>>;
  };
  const operations = Object.values(served.paths).flatMap((methods) => Object.keys(methods)).length;
  await expect(page.locator(".opblock")).toHaveCount(operations);
  await page
    .getByRole("button", { name: /\/api\/v1\/connections\/\{id\}\/release/ })
    .first()
    .click();
  await expect(page.locator(".opblock.is-open pre").filter({ hasText: "curl -fsS -X POST" })).toBeVisible();
  await expect(page.locator(".opblock.is-open pre").filter({ hasText: "createClient" })).toBeVisible();
  expect(await page.evaluate(() => window.origin)).toBe("null");
  expect(heard).toEqual([]);
});

test("an operation is found by keyboard alone, and its sample copied", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const heard = complaints(page);
  await page.goto(`${app.url}/docs/api`);
  const search = page.getByRole("searchbox", { name: "Find an operation" });
  await search.focus();
  await page.keyboard.type("release");
  await expect(page.getByRole("status").filter({ hasText: "found" })).toHaveText("1 found");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/docs\/api\/connections#releaseCredentials$/);
  const section = page.getByRole("region", { name: "releaseCredentials", exact: true });
  await expect(section).toBeInViewport();
  await section.getByRole("button", { name: "Copy curl sample of releaseCredentials" }).press("Enter");
  await expect(section.getByRole("status").first()).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("/release");
  expect(heard).toEqual([]);
});

test("the quick start runs as it stands on the page", async ({ app, page }) => {
  await page.goto(`${app.url}/docs/api`);
  const sample = (label: string) => page.getByRole("region", { name: label }).textContent();
  const curl = await inFolder(async (folder) => {
    const script = path.join(folder, "quick-start.sh");
    await writeFile(script, `set -e\n${await sample("quick start with curl")}`);
    return (await run("bash", [script], { env: environment(app) })).stdout;
  });
  expect(curl).toContain('"type":"postgres"');
  expect(curl).toContain('"token":"');
  expect(curl).toContain('"connections":[');
  const typescript = await inFolder(async (folder) => {
    await symlink(client, path.join(folder, "api-client"));
    const file = path.join(folder, "quick-start.ts");
    await writeFile(file, (await sample("quick start with TypeScript")) ?? "");
    return (await run(process.execPath, [file], { env: environment(app) })).stdout;
  });
  expect(typescript.trim()).toMatch(/^\S{40,}$/m);
});

test("a group that does not exist is not found", async ({ app, page }) => {
  const response = await page.goto(`${app.url}/docs/api/nothing`);
  expect(response?.status()).toBe(404);
});

function environment(app: AppServer): NodeJS.ProcessEnv {
  return { ...process.env, LATCHKEY_URL: app.url, LATCHKEY_API_KEY: app.apiKey };
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "latchkey-quick-start-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
