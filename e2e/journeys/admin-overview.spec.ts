import type { Browser, Page } from "@playwright/test";
import { signIn } from "../fixtures/admin";
import { CaptureFrame } from "../fixtures/capture-frame";
import { isForEverybody } from "../fixtures/for-everybody";
import { expect, test } from "../fixtures/journey-with-database";
import { fillAndTest, goodAnswers } from "../fixtures/postgres-answers";

test.describe.configure({ mode: "serial", timeout: 120_000 });

/** Makes a link on the page that asks for it. @returns its address */
async function createLink(input: { readonly page: Page; readonly customer: string }): Promise<string> {
  const { page, customer } = input;
  await page.getByLabel("Customer id").fill(customer.toLowerCase());
  await page.getByLabel("Customer name").fill(customer);
  await page.getByLabel("Only some").check();
  await page.getByLabel("PostgreSQL", { exact: true }).check();
  await page.getByLabel("Waits to be opened").selectOption("7 days");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("heading", { name: `Link for ${customer}` })).toBeVisible();
  await expect(page.getByRole("img", { name: "The link as a QR code" })).toBeVisible();
  await expect(page.getByText("6 days 23 hours")).toBeVisible();
  return (await page.locator("pre").textContent()) ?? "";
}

/** Opens a link as the customer does, in a browser of their own. */
async function openLink(input: {
  readonly browser: Browser;
  readonly url: string;
  readonly customer: string;
}): Promise<CaptureFrame> {
  const customer = await (await input.browser.newContext()).newPage();
  await customer.goto(input.url);
  await customer.getByRole("button", { name: "Start" }).click();
  await expect(customer.getByText(`for ${input.customer}`)).toBeVisible();
  return new CaptureFrame(customer, customer);
}

test("a new workspace says what to do first, and a viewer is offered nothing they may not do", async ({
  page,
  app,
}) => {
  await signIn({ page, app, role: "viewer" });
  await page.goto(`${app.url}/admin`);
  await expect(page.getByRole("heading", { name: "No connections yet" })).toBeVisible();
  await expect(page.getByText("Nothing right now.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Create a link" })).toHaveCount(0);
  await isForEverybody({ page });
  await page.goto(`${app.url}/admin/link-sessions`);
  await expect(page.getByRole("heading", { name: "No link session yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Create a link" })).toHaveCount(0);
  await page.goto(`${app.url}/admin/link-sessions/new`);
  await expect(page.getByRole("heading", { name: "Not for your role" })).toBeVisible();
  await page.goto(`${app.url}/admin/audit`);
  await expect(page.getByRole("link", { name: /Export/ })).toHaveCount(0);
  const answer = await page.request.get(`${app.url}/admin/audit/export?format=csv`);
  expect(answer.status()).toBe(403);
});

test("a link is made, opened, watched until its user is stuck and then connected", async ({
  page,
  app,
  browser,
  postgres,
  tls,
}) => {
  const answers = goodAnswers({ postgres, tls });
  await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/link-sessions/new`);
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByText("Enter the id your product knows this customer by.")).toBeVisible();
  await isForEverybody({ page });
  const url = await createLink({ page, customer: "Acme" });
  await isForEverybody({ page });
  await page.getByRole("link", { name: "Watch it live" }).click();
  await expect(page.getByRole("heading", { name: "Acme" })).toBeVisible();
  await expect(page.getByText("Opening the page is not enough")).toBeVisible();
  const form = await openLink({ browser, url, customer: "Acme" });
  await expect(page.getByText("Just opened")).toBeVisible();
  await fillAndTest(form, { ...answers, password: "wrong" });
  await expect(page.getByText("At the tests", { exact: true })).toBeVisible();
  await expect(page.getByText("Failed once, last: sign-in was refused.")).toBeVisible();
  await form.replaceSecret("Password", "wrong again");
  await form.saveAndTest();
  await expect(page.getByText("Stuck at the tests")).toBeVisible();
  await isForEverybody({ page });
  await form.replaceSecret("Password", answers.password);
  await form.saveAndTest();
  await form.isConnected();
  await expect(page.getByText("Finished: connected")).toBeVisible();
  await expect(page.getByRole("button", { name: "Revoke" })).toHaveCount(0);
});

test("a link that is revoked opens no more", async ({ page, app, browser }) => {
  await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/link-sessions/new`);
  const url = await createLink({ page, customer: "Globex" });
  await page.getByRole("link", { name: "Watch it live" }).click();
  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await expect(page.getByText("The link and its form stopped working.")).toBeVisible();
  const customer = await (await browser.newContext()).newPage();
  await customer.goto(url);
  await expect(customer.getByRole("button", { name: "Start" })).toHaveCount(0);
  await page.goto(`${app.url}/admin/link-sessions`);
  const rows = page.getByRole("table", { name: "Link sessions" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await page.getByLabel("Status").selectOption("Revoked");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/status=revoked/);
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("Globex");
});

test("the overview's figures are what was done, and lead to it", async ({
  page,
  app,
  browser,
  postgres,
  tls,
}) => {
  await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/link-sessions/new`);
  const url = await createLink({ page, customer: "Initech" });
  const form = await openLink({ browser, url, customer: "Initech" });
  await fillAndTest(form, { ...goodAnswers({ postgres, tls }), password: "wrong" });
  await expect(form.setupTest("Sign in")).toContainText("Failed");
  await page.goto(`${app.url}/admin`);
  await expect(page.getByText("1 connection fails")).toBeVisible();
  const status = (name: string) => page.getByRole("listitem").filter({ hasText: new RegExp(`^${name}`) });
  await expect(status("Connected\\s*1\\s*no change")).toBeVisible();
  await expect(status("Failing\\s*1\\s*no change")).toBeVisible();
  const funnel = page.getByRole("table", { name: "By destination type" }).getByRole("row");
  await expect(funnel.nth(1)).toContainText(/PostgreSQL\s*2\s*2100%\s*2100%\s*150%/);
  await expect(funnel.nth(1)).toContainText("Sign-in was refused (2)");
  await page.getByRole("link", { name: /^1 ×/ }).click();
  await expect(page).toHaveURL(/status=invalid&reason=auth_failed/);
});

test("the audit log is filtered and exported, and what was done to it shows", async ({
  page,
  app,
  postgres,
  database,
}) => {
  await signIn({ page, app, role: "owner" });
  await page.goto(`${app.url}/admin/audit?action=link_session.created`);
  await expect(page.getByText("Intact.")).toBeVisible();
  const rows = page.getByRole("table", { name: "Audit log" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText("Ada operator");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV of these entries" }).click();
  const file = await (await (await download).createReadStream()).toArray();
  const lines = Buffer.concat(file).toString().trimEnd().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain("link_session.created");
  const sql = "update audit_event set subject = 'somebody else' where chain_seq = 7";
  await postgres.query({ sql, database });
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText("Entry 7 is not what it was when it was written")).toBeVisible();
  await isForEverybody({ page });
});
