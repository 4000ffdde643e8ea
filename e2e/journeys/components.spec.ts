import type { Page } from "@playwright/test";
import { callApi } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import { barriers, fitsOnPhone } from "../fixtures/barriers";
import { CaptureFrame } from "../fixtures/capture-frame";
import { startDemoHost } from "../fixtures/demo-host";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, goodAnswers, loaderPassword } from "../fixtures/postgres-answers";

const rotated = "rotated-meanwhile";

/** In the page by the React component, in a dialog by the custom element; each gone without a trace. */
async function openAndClose(page: Page, frame: CaptureFrame): Promise<void> {
  const form = page.locator("latchkey-embed");
  await page.getByRole("button", { name: "Show it in the page" }).click();
  await expect(frame.field("Host")).toBeVisible();
  await page.getByRole("button", { name: "Hide the form" }).click();
  await expect(form).toHaveCount(0);
  await page.getByRole("button", { name: "Connect with the element" }).click();
  await expect(frame.field("Host")).toBeVisible();
  const element = page.locator("latchkey-connect");
  await element.evaluate((connect) => (connect as HTMLElement & { close(): void }).close());
  await expect(form).toHaveCount(0);
}

/** A check finds out that the stored password is no longer good. */
async function failsItsCheck(app: AppServer, id: string): Promise<void> {
  const path = `/api/v1/connections/${id}`;
  await callApi({ app, path: `${path}/verify`, method: "POST" });
  const status = async () => ((await callApi({ app, path })).body as { readonly status: string }).status;
  await expect.poll(status, { timeout: 30_000 }).toBe("invalid");
}

async function isOpenToAll(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barriers({ page, frame: false })).toEqual([]);
  }
  await fitsOnPhone({ page });
}

test("the npm package: React, a custom element, and a badge that mends what broke", async ({
  page,
  app,
  postgres,
  tls,
}) => {
  const demo = await startDemoHost({ app });
  const frame = new CaptureFrame(page, page.frameLocator("latchkey-embed iframe"));
  const badge = page.locator("latchkey-status");
  try {
    await page.goto(`${demo.url}/components`);
    await openAndClose(page, frame);
    await page.getByRole("button", { name: "Connect in a dialog" }).click();
    await fillAndTest(frame, goodAnswers({ postgres, tls }));
    await frame.finish();
    await expect(page.locator("output")).toContainText("Stored and tested:");
    await expect(badge.getByRole("status")).toHaveText("Connected");

    await postgres.query({ sql: `alter role loader password '${rotated}'` });
    await failsItsCheck(app, (await page.locator("output").textContent())?.split(": ")[1] ?? "");
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(badge.getByRole("status")).toContainText(/^Needs attention.*password/);
    await isOpenToAll(page);

    await badge.getByRole("button", { name: "Fix now" }).click();
    await expect(frame.frame.getByText("for Acme Inc.")).toBeVisible();
    await frame.replaceSecret("Password", rotated);
    await frame.saveAndTest();
    await frame.finish();
    await expect(badge.getByRole("status")).toHaveText("Connected");
    await expect(badge.getByRole("button")).toHaveCount(0);
  } finally {
    await postgres.query({ sql: `alter role loader password '${loaderPassword}'` });
    await demo.stop();
  }
});
