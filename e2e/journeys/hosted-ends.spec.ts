import type { Page } from "@playwright/test";
import { startApp } from "../fixtures/app-server";
import { barriers, fitsOnPhone } from "../fixtures/barriers";
import { HostedVisit, sendLink } from "../fixtures/hosted-visit";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, goodAnswers } from "../fixtures/postgres-answers";

/** No barrier on a wide page in light, nor on the narrowest phone in dark. */
async function isOpenToAll({ page, what }: { readonly page: Page; readonly what: string }): Promise<void> {
  expect(await barriers({ page, frame: false }), what).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await fitsOnPhone({ page });
  expect(await barriers({ page, frame: false }), `${what}, dark, on a phone`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("a page of its own is open to all, from the start to the way back", async ({
  page,
  app,
  host,
  postgres,
  tls,
}) => {
  const session = await sendLink({ app, options: { returnUrl: host.origin } });
  const visit = new HostedVisit({ page, session });
  await visit.follow();
  await isOpenToAll({ page, what: "start" });
  // By the keyboard alone, and whoever hears the page is told that it is another one.
  await visit.form.button("Start").focus();
  await page.keyboard.press("Enter");
  await visit.form.isOpen();
  await expect(
    visit.form.heading("Where the database is").or(page.locator("h2:focus")).first(),
  ).toBeFocused();
  await isOpenToAll({ page, what: "form" });
  const answers = goodAnswers({ postgres, tls });
  await fillAndTest(visit.form, { ...answers, password: "wrong" });
  await expect(visit.form.setupTest("Sign in")).toContainText("Failed");
  await isOpenToAll({ page, what: "failed test" });
  await visit.form.replaceSecret("Password", answers.password);
  await visit.form.saveAndTest();
  await visit.form.isConnected();
  await isOpenToAll({ page, what: "done" });
  await page.reload();
  await visit.shows("This setup is finished");
  await isOpenToAll({ page, what: "finished" });
});

test("the choice, a form that was left, and a link that is no good are open to all", async ({
  page,
  app,
}) => {
  const types = ["postgres", "mysql", "snowflake"];
  const visit = new HostedVisit({
    page,
    session: await sendLink({ app, options: { destinationTypes: types } }),
  });
  await visit.follow();
  await visit.shows("Connect a destination");
  await isOpenToAll({ page, what: "start of a choice" });
  await visit.start();
  await expect(visit.form.frame.getByRole("option", { name: /PostgreSQL/ }).first()).toBeVisible();
  await isOpenToAll({ page, what: "choice" });
  await visit.form.button("Close").click();
  await visit.shows("You left the form");
  await isOpenToAll({ page, what: "left" });
  await page.goto(`${app.url}/link/ls_${"0".repeat(22)}`);
  await visit.shows("This link is not valid");
  await isOpenToAll({ page, what: "not valid" });
});

test("a link that expired, before and after it was opened", async ({ page, host }) => {
  const app = await startApp({ movableClock: true });
  try {
    const unopened = new HostedVisit({ page, session: await sendLink({ app }) });
    const returnUrl = `${host.origin}/`;
    const session = await sendLink({ app, options: { returnUrl } });
    const visit = new HostedVisit({ page, session });
    await visit.follow();
    await visit.start();
    await visit.form.answer({ Host: "db.example.com", Database: "shop" });
    await app.moveClock();
    await visit.form.continue();
    await visit.shows("This link has expired");
    await isOpenToAll({ page, what: "expired" });
    await page.reload();
    await visit.shows("This link has expired");
    await unopened.follow();
    await unopened.shows("This link has expired");
    await expect(unopened.form.button("Start")).toHaveCount(0);
  } finally {
    await app.stop();
    await app.remove();
  }
});

test("a form that expired under the user leads back with the reason", async ({ page, host }) => {
  const app = await startApp({ movableClock: true });
  try {
    const returnUrl = `${host.origin}/`;
    const visit = new HostedVisit({ page, session: await sendLink({ app, options: { returnUrl } }) });
    await visit.follow();
    await visit.start();
    await visit.form.answer({ Host: "db.example.com", Database: "shop" });
    await app.moveClock();
    await visit.form.continue();
    await visit.form.button(/^Return to /).click();
    const back = await visit.backAt(returnUrl);
    expect(back.get("latchkey_status")).toBe("exit");
    expect(back.get("reason")).toBe("session_expired");
  } finally {
    await app.stop();
    await app.remove();
  }
});
