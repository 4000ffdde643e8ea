import type { Page } from "@playwright/test";
import { callApi, readLinkSession } from "../fixtures/api-client";
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
  // The token is in no address, no header and no line of the log, and the tab does not come back to it.
  const secret = session.token.slice(-43);
  expect(asked.filter((text) => text.includes(secret))).toEqual([]);
  expect(asked.filter((text) => text.includes(`"referer":"${app.url}`))).toEqual([]);
  expect(app.log()).not.toContain(secret);
  await page.goBack();
  await visit.shows("This setup is finished");
  expect(page.url()).not.toContain(secret);
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

test("what fetches or runs the page without a press uses nothing up", async ({ page, app, browser }) => {
  const session = await sendLink({ app });
  const fetched = await fetch(session.url);
  expect(fetched.status).toBe(200);
  expect(await fetched.text()).toContain("Connect PostgreSQL");
  const scanner = await browser.newContext();
  const visit = new HostedVisit({ page: await scanner.newPage(), session });
  await visit.follow();
  await visit.page.waitForLoadState("networkidle");
  await visit.page.mouse.move(200, 200);
  await visit.page.mouse.wheel(0, 400);
  await visit.page.keyboard.press("Tab");
  await expect(visit.form.button("Start")).toBeVisible();
  await scanner.close();
  expect((await readLinkSession({ app, id: session.id })).status).toBe("created");
  const person = new HostedVisit({ page, session });
  await person.follow();
  await person.start();
});

test("a link that was cut off says so, and one that was made up", async ({ page, app }) => {
  const session = await sendLink({ app });
  const visit = new HostedVisit({ page, session });
  for (const url of [session.url.slice(0, -1), session.url.split("#", 1)[0] ?? ""]) {
    await page.goto("about:blank");
    await page.goto(url);
    await visit.shows("This link is not complete");
  }
  const other = session.token.endsWith("A") ? "B" : "A";
  await page.goto("about:blank");
  await page.goto(session.url.slice(0, -1) + other);
  await visit.form.button("Start").click();
  await visit.shows("This link is not valid");
  expect((await readLinkSession({ app, id: session.id })).status).toBe("created");
  await page.goto(`${app.url}/link/ls_${"0".repeat(22)}`);
  await visit.shows("This link is not valid");
  const embedded = await sendLink({
    app,
    options: { hosted: false, allowedOrigins: ["https://host.example"] },
  });
  await page.goto("about:blank");
  await page.goto(`${app.url}/link/${embedded.id}#${embedded.token}`);
  await visit.shows("This link is not valid");
  expect((await readLinkSession({ app, id: embedded.id })).status).toBe("created");
});

test("a link that was withdrawn, before and after it was opened", async ({ page, app }) => {
  const session = await sendLink({ app });
  const visit = new HostedVisit({ page, session });
  const path = `/api/v1/link-sessions/${session.id}`;
  await visit.follow();
  await visit.start();
  await callApi({ app, path, method: "DELETE" });
  await fillWhere(visit.form, { host: "h", port: "1", database: "d", username: "", password: "" });
  await visit.shows("This link was withdrawn");
  await page.reload();
  await visit.shows("This link was withdrawn");
  await expect(visit.form.button("Start")).toHaveCount(0);
});

test("nobody may hold the page, index it, or learn from it where it was", async ({ app }) => {
  const session = await sendLink({ app });
  const { headers } = await fetch(session.url);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/);
  expect(policy).toMatch(/style-src 'nonce-[^']+';/);
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("x-robots-tag")).toContain("noindex");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("cache-control")).toContain("no-store");
});

test("the address the page leads back to is for whoever opened it alone", async ({ app }) => {
  const returnUrl = "https://app.example.com/only-for-the-one-who-opened";
  const session = await sendLink({ app, options: { returnUrl } });
  expect(await (await fetch(session.url)).text()).not.toContain("only-for-the-one");
  const { body } = await callApi({ app, path: `/api/v1/link-sessions/${session.id}` });
  expect(JSON.stringify(body)).not.toContain("only-for-the-one");
  expect(body).toMatchObject({ hosted: true });
});
