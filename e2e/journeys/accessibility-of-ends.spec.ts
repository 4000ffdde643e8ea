import type { Page } from "@playwright/test";
import { callApi } from "../fixtures/api-client";
import { startApp } from "../fixtures/app-server";
import { barriers, fitsOnPhone } from "../fixtures/barriers";
import { startDemoHost } from "../fixtures/demo-host";
import { startHost } from "../fixtures/host-server";
import { HostVisit } from "../fixtures/host-visit";
import { expect, test } from "../fixtures/journey";

/** Longer than the page and the frame wait for each other, ms. */
const longerThanAnyWait = 21_000;

/** No barrier on a wide page in light, nor on the narrowest phone in dark. */
async function isOpenToAll(input: {
  readonly page: Page;
  readonly what: string;
  readonly frame?: boolean;
}): Promise<void> {
  const { page, what } = input;
  expect(await barriers(input), what).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await fitsOnPhone(input);
  expect(await barriers(input), `${what}, dark, on a phone`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("the choice of a destination", async ({ app, visitHost, page }) => {
  const { body } = await callApi({ app, path: "/api/v1/destination-types?limit=1000" });
  const { destinationTypes: found } = body as { destinationTypes: readonly { readonly type: string }[] };
  const destinationTypes = found.map(({ type }) => type);
  expect(destinationTypes.length).toBeGreaterThan(40);
  const { frame } = await visitHost({ options: { destinationTypes } });
  await page.getByRole("button", { name: "Connect a destination" }).click();
  await expect(frame.frame.getByRole("option", { name: /PostgreSQL/ }).first()).toBeVisible();
  await isOpenToAll({ page, what: "choice" });
});

test("a session that expired, and whose page has no new token", async ({ page }) => {
  const app = await startApp({ movableClock: true });
  const host = await startHost({ app });
  try {
    const { url, visit } = host.prepare({});
    await page.goto(url);
    const opened = new HostVisit({ page, visit });
    const { frame } = opened;
    await opened.openFrame();
    await frame.answer({ Host: "db.example.com", Database: "shop" });
    const token = visit.sessions[0]?.token ?? "";
    await page.route("**/link-token?*", (route) => route.fulfill({ json: { token } }));
    await app.moveClock();
    await frame.continue();
    await expect(frame.heading("Your session has expired")).toBeVisible();
    await isOpenToAll({ page, what: "expired" });
  } finally {
    await host.stop();
    await app.stop();
    await app.remove();
  }
});

test("a session that was withdrawn", async ({ openFrame, page, app }) => {
  const { frame, visit } = await openFrame();
  const id = visit.sessions[0]?.id ?? "";
  await callApi({ app, path: `/api/v1/link-sessions/${id}`, method: "DELETE" });
  await frame.answer({ Host: "db.example.com", Database: "shop" });
  await frame.continue();
  await expect(frame.heading("This form can no longer be used")).toBeVisible();
  await isOpenToAll({ page, what: "withdrawn" });
});

test("a token that is refused", async ({ visitHost, page }) => {
  await page.route("**/link-token?*", async (route) => {
    const { token } = (await (await route.fetch()).json()) as { readonly token: string };
    const other = token.endsWith("A") ? "B" : "A";
    await route.fulfill({ json: { token: token.slice(0, -1) + other } });
  });
  const { frame } = await visitHost();
  await page.getByRole("button", { name: "Connect a destination" }).click();
  await expect(frame.heading("This form can no longer be used")).toBeVisible();
  await isOpenToAll({ page, what: "refused" });
});

test("a page that never answers the frame", async ({ page, host }) => {
  await page.clock.install();
  const { visit } = host.prepare({});
  await page.request.post(`${host.origin}/link-token?case=${visit.id}`);
  await page.goto(host.origin);
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src, title: "Connect" }));
  }, visit.sessions[0]?.url);
  const frame = page.frameLocator("iframe");
  await frame.getByLabel("Host").fill("db.example.com");
  await frame.getByLabel("Database").fill("shop");
  await frame.getByRole("button", { name: "Continue" }).click();
  await page.clock.fastForward(longerThanAnyWait);
  await expect(frame.getByRole("heading", { name: "This form could not be opened" })).toBeVisible();
  await isOpenToAll({ page, what: "no answer" });
});

test("a frame that never answers the page", async ({ visitHost, page }) => {
  await page.clock.install();
  await page.route("**/embed/ls_*", (route) => route.abort());
  await visitHost();
  await page.getByRole("button", { name: "Connect a destination" }).click();
  await expect(page.locator("latchkey-embed iframe")).toHaveAttribute("src", /embed/);
  await page.clock.fastForward(longerThanAnyWait);
  await expect(page.getByText("This form could not be loaded.")).toBeVisible();
  await isOpenToAll({ page, what: "not loaded", frame: false });
});

test("the demo's page", async ({ page, app }) => {
  const demo = await startDemoHost({ app });
  try {
    await page.goto(demo.url);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await isOpenToAll({ page, what: "demo", frame: false });
    await page.getByRole("button", { name: "Show it in the page" }).click();
    await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toBeVisible();
    await isOpenToAll({ page, what: "demo, with the form in it" });
  } finally {
    await demo.stop();
  }
});
