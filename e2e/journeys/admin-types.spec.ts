import type { Page } from "@playwright/test";
import { signIn } from "../fixtures/admin";
import { makeConnection } from "../fixtures/admin-connections";
import type { AppServer } from "../fixtures/app-server";
import { expect, test } from "../fixtures/journey";
import { startWebhookReceiver, type WebhookReceiver } from "../rigs/webhook-receiver";

test("an operator finds a type, walks through its form, and stops offering it", async ({ page, app }) => {
  await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/destination-types`);
  await page.getByLabel("Search").fill("gorg");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("link", { name: "Gorgias" }).click();
  await expect(page.getByRole("heading", { name: "Gorgias", level: 1 })).toBeVisible();

  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  const form = page.frameLocator("iframe");
  await form.getByLabel("Subdomain").fill("acme");
  await form.getByLabel("E-mail").fill("ops@acme.example");
  await form.getByLabel("API key").first().fill("a-key-that-goes-nowhere");
  await form.getByRole("button", { name: /^(Continue|Save and test)/ }).click();
  await expect(form.getByText("This is a preview. Nothing is stored, and nothing is tested.")).toBeVisible();
  expect(sent).toEqual([]);

  await page.getByRole("button", { name: "Stop offering" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop offering" }).click();
  await expect(page.getByText("Not offered: nobody can make a new connection of it")).toBeVisible();
  await page.getByRole("button", { name: "Offer again" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Offer again" }).click();
  await expect(page.getByRole("button", { name: "Stop offering" })).toBeVisible();
});

test("a type of one's own is written, mended where it is wrong, versioned and retired", async ({
  page,
  app,
}) => {
  await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/destination-types/new-type`);
  const source = page.getByLabel("Type as JSON");
  await expect(page.getByText("Nothing is wrong with it.")).toBeVisible();
  const form = page.frameLocator("iframe");
  await expect(form.getByLabel("API key").first()).toBeVisible();
  const good = await source.inputValue();
  await source.fill(good.replace('"API key"', '"Token"').replace("{{api_key}}", "{{token}}"));
  await expect(page.getByText(/^check\.requests\.0/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Register" })).toBeDisabled();
  await source.fill(good.replace('"title": "API key"', '"title": "Token"'));
  await expect(form.getByLabel("Token").first()).toBeVisible();
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { name: "My service", level: 1 })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "1 current" })).toBeVisible();

  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByText("Nothing is wrong with it.")).toBeVisible();
  await source.fill((await source.inputValue()).replace("My service", "Our service"));
  await page.getByRole("button", { name: "Save as next version" }).click();
  await expect(page.getByRole("heading", { name: "Our service", level: 1 })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "2 current" })).toBeVisible();

  await page.getByRole("button", { name: "Retire" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Retire" })).toBeDisabled();
  await dialog.getByLabel(/to confirm/).fill("my_service");
  await dialog.getByRole("button", { name: "Retire" }).click();
  await expect(page.getByText("Retired: it gets no new connections")).toBeVisible();

  await signIn({ page, app, role: "viewer" });
  await page.goto(`${app.url}/admin/destination-types/gorgias`);
  await expect(page.getByRole("heading", { name: "Gorgias", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop offering" })).toHaveCount(0);
  await page.goto(`${app.url}/admin/destination-types/new-type`);
  await expect(page.getByText("Not for your role")).toBeVisible();
});

test("an owner makes a key, sees it once, and revokes it", async ({ page, app }) => {
  await signIn({ page, app, role: "owner" });
  await page.goto(`${app.url}/admin/settings/api-keys`);
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("nightly pipeline");
  await dialog.getByLabel("Read connections").check();
  await dialog.getByLabel("Only from these networks").fill("not a network");
  await dialog.getByRole("button", { name: "Make key" }).click();
  await expect(dialog.getByText(/must be a range such as/)).toBeVisible();
  await dialog.getByLabel("Only from these networks").fill("127.0.0.0/8");
  await dialog.getByRole("button", { name: "Make key" }).click();
  const shown = page.getByText(/^lk_[\w]{8}_[\w]{43}$/);
  const key = (await shown.textContent()) ?? "";
  const call = await fetch(`${app.url}/api/v1/connections`, { headers: { authorization: `Bearer ${key}` } });
  expect(call.status).toBe(200);
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole("button", { name: "Actions of nightly pipeline" }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("Revoked")).toBeVisible();
  expect(await page.content()).not.toContain(key);
});

/** On an endpoint's page: something happens, arrives, and is sent once more under the same id. */
async function sendsAgain(input: {
  readonly page: Page;
  readonly app: AppServer;
  readonly receiver: WebhookReceiver;
}): Promise<void> {
  const { page, app, receiver } = input;
  await makeConnection({ app, name: "Told of", customer: "told" });
  const eventId = (await receiver.until(1))[0]?.headers["webhook-id"];
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("table").getByText("Arrived")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: `Send ${eventId} again` }).click();
  await expect(page.getByText("It is on its way again")).toBeVisible();
  expect((await receiver.until(2))[1]?.headers["webhook-id"]).toBe(eventId);
}

test("an owner makes a webhook, sees its secret once and what was sent, sends it again, and takes the data out", async ({
  page,
  app,
}) => {
  const receiver = await startWebhookReceiver();
  await signIn({ page, app, role: "owner" });
  const dialog = page.getByRole("dialog");
  await page.goto(`${app.url}/admin/settings/webhooks`);
  await page.getByRole("button", { name: "New webhook" }).click();
  await dialog.getByLabel("Address").fill(receiver.url);
  await dialog.getByLabel("connection.created").check();
  await dialog.getByRole("button", { name: "Make webhook" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole("button", { name: "I have stored it" }).click();
  await page.getByRole("link", { name: receiver.url }).click();
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await sendsAgain({ page, app, receiver });
  await page.getByRole("button", { name: "Delete" }).click();
  await dialog.getByRole("button", { name: "Delete webhook" }).click();
  await expect(page.getByText("No webhooks yet")).toBeVisible();
  await receiver.stop();

  await page.goto(`${app.url}/admin/settings/data`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the export" }).click();
  expect((await download).suggestedFilename()).toMatch(/^latchkey-.*\.jsonl$/);
  const exported = await page.request.get(`${app.url}/admin/settings/data/export`);
  expect((await exported.text()).split("\n")[0]).toMatch(/^\{"table":/);
  await signIn({ page, app, role: "viewer" });
  expect((await page.request.get(`${app.url}/admin/settings/data/export`)).status()).toBe(403);
});
