import { callApi, readLinkSession } from "../fixtures/api-client";
import { HostedVisit, sendLink } from "../fixtures/hosted-visit";
import { expect, test } from "../fixtures/journey";
import { fillWhere } from "../fixtures/postgres-answers";

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
