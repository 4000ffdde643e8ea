import type { Page } from "@playwright/test";
import { readLinkSession } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import { endsOf, HostedVisit, sendLink } from "../fixtures/hosted-visit";
import { expect, test } from "../fixtures/journey";
import { fillAndTest, fillWhere, goodAnswers } from "../fixtures/postgres-answers";

/** Everything the tab asks for, with what it says of where it comes from. */
function followRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    asked.push(request.url(), JSON.stringify(request.headers()));
  });
  return asked;
}

/** The token is in no address, no header and no line of the log; nor does the page say where it was. */
function leavesNoTrace(input: {
  readonly app: AppServer;
  readonly asked: readonly string[];
  readonly token: string;
}): void {
  const { app, asked } = input;
  const secret = input.token.slice(-43);
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((text) => text.includes(secret))).toEqual([]);
  expect(asked.filter((text) => text.includes(`"referer":"${app.url}`))).toEqual([]);
  expect(app.log()).not.toContain(secret);
}

test("a wrong password, then the right one, and back to the host", async ({
  page,
  app,
  host,
  postgres,
  tls,
}) => {
  const answers = goodAnswers({ postgres, tls });
  const returnUrl = `${host.origin}/?step=3&note=a%20b`;
  const session = await sendLink({ app, options: { returnUrl } });
  const visit = new HostedVisit({ page, session });
  const asked = followRequests(page);
  await visit.follow();
  await visit.shows("Connect PostgreSQL");
  await visit.start();
  expect(page.url()).toBe(`${app.url}/link/${session.id}`);
  await fillAndTest(visit.form, { ...answers, password: "wrong" });
  await expect(visit.form.setupTest("Sign in")).toContainText("Failed");
  await visit.form.replaceSecret("Password", answers.password);
  await visit.form.saveAndTest();
  await visit.form.isConnected();
  const { connectionId, eventId, status } = await readLinkSession({ app, id: session.id });
  expect(status).toBe("succeeded");
  await page.getByRole("link", { name: `Return to ${new URL(host.origin).host}` }).click();
  const back = await visit.backAt(returnUrl);
  expect(Object.fromEntries(back)).toEqual({
    step: "3",
    note: "a b",
    latchkey_status: "success",
    connection_id: connectionId,
    event_id: eventId,
    link_session_id: session.id,
  });
  expect(await endsOf({ app, id: session.id })).toEqual([["link_session.succeeded", eventId]]);
  leavesNoTrace({ app, asked, token: session.token });
  await page.goBack();
  await visit.shows("This setup is finished");
  expect(page.url()).not.toContain("#");
});

test("closing the form leads back with the reason, told once", async ({ page, app, host }) => {
  const returnUrl = `${host.origin}/`;
  const session = await sendLink({ app, options: { returnUrl } });
  const visit = new HostedVisit({ page, session });
  await visit.follow();
  await visit.start();
  await visit.form.button("Close").click();
  const back = await visit.backAt(returnUrl);
  const eventId = back.get("event_id");
  expect(await endsOf({ app, id: session.id })).toEqual([["link_session.exited", eventId]]);
  expect(Object.fromEntries(back)).toEqual({
    latchkey_status: "exit",
    reason: "user_closed",
    event_id: eventId,
    link_session_id: session.id,
  });
});

test("a reload goes on where it stopped, and a closed form can be opened again", async ({
  page,
  app,
  postgres,
  tls,
}) => {
  const answers = goodAnswers({ postgres, tls });
  const visit = new HostedVisit({ page, session: await sendLink({ app }) });
  await visit.follow();
  await visit.start();
  await fillWhere(visit.form, answers);
  await visit.form.answer({ "User name": answers.username, Password: answers.password });
  await expect(page.getByText("Entries saved")).toBeVisible();
  await page.reload();
  await visit.form.isOpen();
  await expect(visit.form.field("User name")).toHaveValue(answers.username);
  await expect(page.getByText("Saved, stored encrypted")).toBeVisible();
  await visit.form.button("Close").click();
  await visit.shows("You left the form");
  await visit.form.button("Open the form again").click();
  await expect(visit.form.field("User name")).toHaveValue(answers.username);
  await visit.form.continue();
  await visit.form.answer({ "CA certificate": answers.ca ?? "" });
  await visit.form.saveAndTest();
  await visit.form.isConnected();
  await expect(page.getByText("You can close this window now.")).toBeVisible();
});

test("a link works once: not in another browser, whoever was first", async ({ page, app, browser }) => {
  const session = await sendLink({ app });
  const first = new HostedVisit({ page, session });
  const other = await browser.newContext();
  try {
    const second = new HostedVisit({ page: await other.newPage(), session });
    await second.follow();
    await second.shows("Connect PostgreSQL");
    await first.follow();
    await first.start();
    await second.page.getByRole("button", { name: "Start" }).click();
    await second.shows("This link was opened already");
    // Asked for anew, the page knows it before anybody presses anything.
    await second.page.goto(session.url);
    await second.page.reload();
    await second.shows("This link was opened already");
    await first.form.answer({ Host: "db.example.com", Database: "shop" });
    await first.form.continue();
    await expect(first.form.heading("Sign in")).toBeVisible();
  } finally {
    await other.close();
  }
});

test("a press that does not reach the server loses nothing", async ({ page, app }) => {
  const visit = new HostedVisit({ page, session: await sendLink({ app }) });
  await visit.follow();
  await page.route("**/link/**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await visit.form.button("Start").click();
  await expect(page.getByText("We could not reach the server").first()).toBeVisible();
  await page.unroute("**/link/**");
  await page.reload();
  await visit.form.isOpen();
  expect(page.url()).not.toContain("#");
});
