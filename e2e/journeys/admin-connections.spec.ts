import type { Page } from "@playwright/test";
import { actionIds, postAction, readActionResult } from "../fixtures/action-client";
import { signIn } from "../fixtures/admin";
import { makeConnection } from "../fixtures/admin-connections";
import type { AppServer } from "../fixtures/app-server";
import { barriers, fitsOnPhone } from "../fixtures/barriers";
import { expect, test } from "../fixtures/journey";

/** axe in both colours, and on a phone. */
async function isForEverybody(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await barriers({ page, frame: false }), colorScheme).toEqual([]);
  }
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await fitsOnPhone({ page });
  await page.setViewportSize(size);
}

const namesOf = (page: Page) => page.locator("[data-row-link]").allTextContents();
const openList = (page: Page, app: AppServer, query = "") =>
  page.goto(`${app.url}/admin/connections${query}`);
const openOne = (page: Page, app: AppServer, id: string, tab = "") =>
  page.goto(`${app.url}/admin/connections/${id}${tab}`);

test("an operator finds connections, keeps what was found, and comes back to it", async ({ page, app }) => {
  await signIn({ page, app, role: "operator" });
  for (const name of ["Alder", "Birch", "Cedar"]) await makeConnection({ app, name, customer: "trees" });
  await makeConnection({ app, name: "Granite", customer: "stones" });

  await openList(page, app, "?recipient=trees");
  expect(await namesOf(page)).toEqual(["Alder", "Birch", "Cedar"]);
  await page.getByRole("link", { name: /^Name/ }).click();
  await expect.poll(() => namesOf(page)).toEqual(["Cedar", "Birch", "Alder"]);
  await page.keyboard.press("/");
  await page.keyboard.type("birch");
  await page.keyboard.press("Enter");
  await expect.poll(() => namesOf(page)).toEqual(["Birch"]);
  expect(new URL(page.url()).search).toBe("?search=birch&recipient=trees&direction=desc");
  await page.goBack();
  await expect.poll(() => namesOf(page)).toEqual(["Cedar", "Birch", "Alder"]);
  await page.getByLabel("Status").selectOption({ label: "Disabled" });
  await expect(page.getByRole("heading", { name: "No connection matches" })).toBeVisible();
  await page.getByRole("link", { name: "Show all connections" }).click();
  await expect.poll(async () => (await namesOf(page)).includes("Granite")).toBe(true);

  await openList(page, app, "?recipient=trees");
  await page.getByText("Columns").click();
  await page.getByLabel("Slug").check();
  await expect(page.getByRole("columnheader", { name: "Slug" })).toBeVisible();
  await page.getByText("Views", { exact: true }).click();
  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByLabel("Name").fill("Trees with slugs");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await openList(page, app);
  await page.getByText("Views", { exact: true }).click();
  await page.getByRole("link", { name: "Trees with slugs" }).click();
  await expect(page.getByRole("columnheader", { name: "Slug" })).toBeVisible();
  expect(await namesOf(page)).toEqual(["Alder", "Birch", "Cedar"]);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys of this list" })).toBeVisible();
  await page.keyboard.press("Escape");
  await isForEverybody(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Birch" })).toBeVisible();
  await openList(page, app, "?cursor=of-another-day&sort=status");
  expect(new URL(page.url()).search).toBe("?sort=status");
});

test("many are checked at once and the failing one is told; many are deleted only when typed", async ({
  page,
  app,
  postgres,
}) => {
  await signIn({ page, app, role: "operator" });
  await makeConnection({ app, name: "Works", postgres, customer: "bulk" });
  await makeConnection({ app, name: "Fails", customer: "bulk" });
  await openList(page, app, "?recipient=bulk");
  await page.getByLabel("Choose every connection of this page").check();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Check" }).dblclick();
  await expect(page.getByText("Done: 1 went well, 1 failed.")).toBeVisible();
  const failed = page.getByRole("row", { name: /Fails/ });
  await expect(failed).toContainText(/refused|listens/i);
  await isForEverybody(page);

  await openList(page, app, "?recipient=bulk");
  await page.getByLabel("Choose Fails").check();
  await page.getByLabel("Choose Works").check();
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Delete" })).toBeDisabled();
  await dialog.getByRole("textbox").fill("delete 2");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Done: 2 went well, 0 failed.")).toBeVisible();
  await openList(page, app, "?recipient=bulk");
  await expect(page.getByRole("heading", { name: "No connection matches" })).toBeVisible();
});

test("a connection is checked while one watches, handed to its customer, and gone when deleted", async ({
  page,
  app,
  postgres,
}) => {
  await signIn({ page, app, role: "operator" });
  const { id } = await makeConnection({ app, name: "Watched", postgres, customer: "one" });
  await openOne(page, app, id);
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("Every test passed.")).toBeVisible();
  await expect(page.getByText("Connected", { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/Configured/).first()).toBeVisible();
  await isForEverybody(page);
  for (const tab of ["checks", "settings", "credentials", "trust", "releases", "webhooks", "audit", "api"]) {
    await openOne(page, app, id, `?tab=${tab}`);
    await expect(page.locator("[aria-current=page]", { hasText: new RegExp(tab, "i") })).toBeVisible();
    await isForEverybody(page);
  }
  await openOne(page, app, id);
  await page.getByRole("button", { name: "Reauthorize by link" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByRole("dialog").getByText(/\/link\/ls_\w+#lkt_/)).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("Disabled by hand.")).toBeVisible();
  await page.getByRole("button", { name: "Reactivate" }).click();
  await expect(page.getByText("Reactivated, not checked yet.")).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Watched");
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "This connection is gone" })).toBeVisible();
  await expect(page.getByText("connection.deleted")).toBeVisible();
  await isForEverybody(page);
});

test("of two admins the second sees what the first saved, and decides", async ({ page, app, browser }) => {
  const { id } = await makeConnection({ app, name: "Shared", customer: "two" });
  const other = await (await browser.newContext()).newPage();
  await signIn({ page, app, role: "operator" });
  await signIn({ page: other, app, role: "owner" });
  for (const one of [page, other]) await openOne(one, app, id, "?tab=settings");

  await other.getByLabel("Name", { exact: true }).fill("Theirs");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Mine");
  await page.getByLabel("Minutes between loads").fill("soon");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".lk-error")).toBeVisible();
  await page.getByLabel("Minutes between loads").fill("30");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Somebody saved this connection meanwhile")).toBeVisible();
  await expect(page.getByRole("row", { name: /Name/ })).toContainText(/Shared.*Theirs.*Mine/);
  await isForEverybody(page);
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mine" })).toBeVisible();

  await other.getByLabel("Description").fill("Too late");
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByRole("button", { name: "Take theirs" }).click();
  await expect(other.getByLabel("Name", { exact: true })).toHaveValue("Mine");
  await expect(other.getByLabel("Description")).toHaveValue("");
  await expect(other.getByLabel("Minutes between loads")).toHaveValue("30");
  await other.context().close();
});

test("a viewer looks and changes nothing, in the page or past it", async ({ page, app }) => {
  const { id } = await makeConnection({ app, name: "Looked at", customer: "view" });
  await signIn({ page, app, role: "viewer" });
  await openList(page, app, "?recipient=view");
  expect(await namesOf(page)).toEqual(["Looked at"]);
  expect(await page.getByRole("checkbox", { name: /^Choose/ }).count()).toBe(0);
  await openOne(page, app, id);
  for (const name of ["Check now", "Disable", "Delete", "Make default", "Reauthorize by link"]) {
    expect(await page.getByRole("button", { name }).count(), name).toBe(0);
  }
  await openOne(page, app, id, "?tab=settings");
  await expect(page.getByLabel("Name", { exact: true })).toBeDisabled();

  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const body = { id, name: "Looked at", action: "delete", target: { ids: [id] }, revision: 1, change: {} };
  const refused = [
    "checkNow",
    "disable",
    "setDefault",
    "deleteConnection",
    "saveSettings",
    "makeLink",
    "startBulk",
  ];
  for (const action of refused) {
    const answer = await postAction({
      url: `${app.url}/admin/connections/${id}`,
      actionId: actionIds().get(action) ?? "",
      origin: app.url,
      body: JSON.stringify([body]),
      cookie,
    });
    expect(readActionResult(answer), action).toMatchObject({ ok: false, error: { code: "forbidden" } });
  }
  const stranger = await page.request.get(`${app.url}/admin/connections/${id}/check-runs/${id}`);
  expect(stranger.status()).toBe(404);
  await page.context().clearCookies();
  const signedOut = await page.request.get(`${app.url}/admin/connections/${id}/check-runs/${id}`);
  expect(signedOut.status()).toBe(401);
});
