import type { Page } from "@playwright/test";
import { driveSession, expect, test, toConsent, windowOf } from "../fixtures/consent-journey";
import { oidcAccount } from "../rigs/oidc-provider";

const options = driveSession;
const allow = (page: Page) => page.getByRole("button", { name: "Allow", exact: true }).click();
const connectedAs = `Connected as ${oidcAccount.email}`;

test("a person signs in at the provider, and the connection works", async ({
  openFrame,
  context,
  app,
  oidc,
}) => {
  const { frame } = await openFrame({ options });
  await toConsent(frame);
  await expect(frame.frame.getByText("See, add, change and delete files")).toBeVisible();
  const popup = await windowOf({ context, open: () => frame.button("Sign in with Google").click() });
  expect(new URL(popup.url()).origin).toBe(oidc.origin);
  expect(await popup.evaluate(() => window.opener)).toBeNull();
  await expect(frame.frame.getByText("Waiting for Google")).toBeVisible();
  await allow(popup);
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
  await expect.poll(() => popup.isClosed()).toBe(true);
  await frame.saveAndTest();
  await expect(frame.heading("Google Drive is connected")).toBeVisible({ timeout: 30_000 });
  expect(app.log()).not.toMatch(/[?&](code|state)=/);
});

test("whoever denies is told so and can start again", async ({ openFrame, context }) => {
  const { frame } = await openFrame({ options });
  await toConsent(frame);
  const popup = await windowOf({ context, open: () => frame.button("Sign in with Google").click() });
  await popup.getByRole("button", { name: "Deny" }).click();
  await expect(frame.frame.getByRole("alert").filter({ hasText: "was not allowed at Google" })).toBeVisible();
  const again = await windowOf({ context, open: () => frame.button("Sign in with Google").click() });
  await allow(again);
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
});

test("a window that was blocked is opened by the link", async ({ visitHost, context, page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  const visit = await visitHost({ options });
  await visit.openFrame();
  const { frame } = visit;
  await toConsent(frame);
  await frame.button("Sign in with Google").click();
  await expect(frame.frame.getByText("Your browser may have blocked it")).toBeVisible();
  expect(context.pages()).toHaveLength(1);
  const link = frame.frame.getByRole("link", { name: /Open the window again/ });
  const popup = await windowOf({ context, open: () => link.click() });
  await allow(popup);
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
});

test("a window that was closed is opened again", async ({ openFrame, context }) => {
  const { frame } = await openFrame({ options });
  await toConsent(frame);
  const popup = await windowOf({ context, open: () => frame.button("Sign in with Google").click() });
  await popup.close();
  await expect(frame.frame.getByText("The window looks closed")).toBeVisible();
  const link = frame.frame.getByRole("link", { name: /Open the window again/ });
  const again = await windowOf({ context, open: () => link.click() });
  await allow(again);
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
});

test("it works in a page that keeps itself apart from other windows", async ({ openFrame, context }) => {
  const { frame } = await openFrame({ options, query: "apart" });
  await toConsent(frame);
  const popup = await windowOf({ context, open: () => frame.button("Sign in with Google").click() });
  await allow(popup);
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
  await frame.saveAndTest();
  await expect(frame.heading("Google Drive is connected")).toBeVisible({ timeout: 30_000 });
});

test("a callback that is opened again, forged or foreign changes nothing", async ({
  openFrame,
  context,
  browser,
  app,
}) => {
  const { frame } = await openFrame({ options });
  await toConsent(frame);
  const popup = await windowOf({ context, open: () => frame.button("Sign in with Google").click() });
  const callback = popup.waitForRequest((request) => request.url().startsWith(`${app.url}/oauth/callback`));
  await allow(popup);
  const url = (await callback).url();
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();

  const other = await browser.newContext();
  for (const [window, address] of [
    [await context.newPage(), url],
    [await other.newPage(), url],
    [await context.newPage(), `${app.url}/oauth/callback?code=x&state=${"a".repeat(43)}`],
    [await context.newPage(), `${app.url}/oauth/callback`],
  ] as const) {
    await window.goto(address);
    await expect(window.getByRole("heading", { name: "This sign-in is not valid here" })).toBeVisible();
    expect(window.url()).toBe(`${app.url}/oauth/closed/unknown`);
    await window.close();
  }
  await other.close();
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
});

test("a reload while the window is open loses nothing", async ({ openFrame, context, page }) => {
  const { frame } = await openFrame({ options });
  await toConsent(frame);
  const popup = await windowOf({ context, open: () => frame.button("Sign in with Google").click() });
  await page.reload();
  await page.getByRole("button", { name: "Connect a destination" }).click();
  await frame.isOpen();
  await expect(frame.frame.getByText("Waiting for Google")).toBeVisible();
  await allow(popup);
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
});

test("another account takes the place of the first", async ({ openFrame, context }) => {
  const { frame } = await openFrame({ options });
  await toConsent(frame);
  await allow(await windowOf({ context, open: () => frame.button("Sign in with Google").click() }));
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
  const popup = await windowOf({ context, open: () => frame.button("Use another account").click() });
  await frame.button("Cancel").click();
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
  await allow(popup);
  await expect(popup.getByRole("heading", { name: "This sign-in is not valid here" })).toBeVisible();
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
});

test("a sign-in that was taken back fails the test, and is done again from there", async ({
  openFrame,
  context,
  oidc,
}) => {
  const { frame } = await openFrame({ options });
  await toConsent(frame);
  await allow(await windowOf({ context, open: () => frame.button("Sign in with Google").click() }));
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
  await oidc.revokeAll();
  await frame.saveAndTest();
  await expect(frame.setupTest("Sign in")).toContainText("no longer accepts this sign-in", {
    timeout: 30_000,
  });
  await frame.button("Sign in again").click();
  await expect(frame.heading("Sign in with Google")).toBeVisible();
  await allow(await windowOf({ context, open: () => frame.button("Sign in with Google").click() }));
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
  await frame.saveAndTest();
  await expect(frame.heading("Google Drive is connected")).toBeVisible({ timeout: 30_000 });
});

// Last: it moves the clock of the server.
test("a session that expired meanwhile takes nothing, and the next one goes on", async ({
  openFrame,
  context,
  app,
}) => {
  const { frame } = await openFrame({ options });
  await toConsent(frame);
  const popup = await windowOf({ context, open: () => frame.button("Sign in with Google").click() });
  await app.moveClock();
  await allow(popup);
  await expect(popup.getByRole("heading", { name: "This sign-in is over" })).toBeVisible();
  // The host gives a new token, and the frame asks anew.
  await allow(await windowOf({ context, open: () => frame.button("Sign in with Google").click() }));
  await expect(frame.frame.getByText(connectedAs)).toBeVisible();
});
