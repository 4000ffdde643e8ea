import { devices, type Page } from "@playwright/test";
import { endOf } from "../../docs/samples/webview.mjs";
import type { CaptureFrame } from "../fixtures/capture-frame";
import { HostedVisit, sendLink } from "../fixtures/hosted-visit";
import { expect, test } from "../fixtures/journey";

const { viewport, userAgent, deviceScaleFactor, isMobile, hasTouch } = devices["Pixel 7"];
test.use({ viewport, userAgent, deviceScaleFactor, isMobile, hasTouch });

/** Looks at every address before it is loaded, as an app does. */
async function actAsApp(page: Page): Promise<ReturnType<typeof endOf>[]> {
  const ends: ReturnType<typeof endOf>[] = [];
  await page.route(
    (url) => endOf(url.href) !== null,
    async (route) => {
      ends.push(endOf(route.request().url()));
      await route.abort();
    },
  );
  return ends;
}

/** Smaller letters make iOS zoom in on every field. */
async function hasLargeLetters(page: Page): Promise<void> {
  const sizes = await page
    .locator("input:not([type=checkbox], [type=radio]), textarea, select")
    .evaluateAll((fields) => fields.map((field) => Number.parseFloat(getComputedStyle(field).fontSize)));
  expect(sizes.length).toBeGreaterThan(2);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
}

/** The keyboard comes up: half of the height is gone, and what is typed into is still in sight. */
async function keepsInSight(input: { readonly page: Page; readonly form: CaptureFrame }): Promise<void> {
  const field = input.form.field("Database");
  await field.tap();
  await input.page.setViewportSize({ width: viewport.width, height: 320 });
  await expect(field).toBeInViewport({ ratio: 1 });
  await expect(field).toBeFocused();
  await input.page.setViewportSize(viewport);
}

test("in an app's WebView the form can be filled in, and the app learns of its end", async ({
  page,
  app,
  tls,
}) => {
  const returnUrl = "https://app.example.com/connected";
  const session = await sendLink({ app, options: { returnUrl, sandbox: true } });
  const ends = await actAsApp(page);
  const visit = new HostedVisit({ page, session });
  const { form } = visit;
  await visit.follow();
  await visit.start();
  await hasLargeLetters(page);
  await keepsInSight({ page, form });
  await form.answer({ Host: "db.invalid", Database: "shop" });
  await form.continue();
  await form.answer({ "User name": "loader", Password: "any" });
  await form.continue();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByText("Choose a file").first().tap(),
  ]);
  await chooser.setFiles({ name: "ca.pem", mimeType: "application/x-pem-file", buffer: Buffer.from(tls.ca) });
  await expect(page.getByText("Read from ca.pem.")).toBeVisible();
  await form.saveAndTest();
  await form.isConnected();
  await page.getByRole("link", { name: "Return to app.example.com" }).tap();
  await expect.poll(() => ends.length).toBe(1);
  expect(ends[0]).toMatchObject({ isConnected: true, connectionId: expect.any(String), reason: null });
});
