import type { Page } from "@playwright/test";
import { actionIds, postAction, readActionResult } from "../fixtures/action-client";
import { signIn } from "../fixtures/admin";
import { makeConnection } from "../fixtures/admin-connections";
import { callApi } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import { isForEverybody } from "../fixtures/for-everybody";
import { expect, test } from "../fixtures/journey";
import { loaderPassword } from "../fixtures/postgres-answers";

const openOne = (page: Page, app: AppServer, id: string, tab = "") =>
  page.goto(`${app.url}/admin/connections/${id}${tab}`);

/** What a viewer may not do. */
const refused = [
  "checkNow",
  "disable",
  "setDefault",
  "deleteConnection",
  "saveSettings",
  "makeLink",
  "startBulk",
  "restoreVersion",
  "revokeTrust",
  "trustPeer",
];

/** Holds what each of these actions asks for. */
const acceptable = (id: string) => ({
  ...{ id, name: "Looked at", action: "delete", target: { ids: [id] }, revision: 1, change: {} },
  ...{ version: 1, approvalId: id, kind: "tls_certificate", fingerprint: "SHA256:none" },
});

test("a connection is checked while one watches, and what is configured is told", async ({
  page,
  app,
  postgres,
}) => {
  await signIn({ page, app, role: "operator" });
  const { id } = await makeConnection({ app, name: "Watched", postgres, customer: "one" });
  await openOne(page, app, id);
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("The check passed.")).toBeVisible();
  await expect(page.getByText("Connected", { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/Configured/).first()).toBeVisible();
  await isForEverybody({ page });
});

test("a credential that was replaced is brought back, and used once its check passes", async ({
  page,
  app,
  postgres,
}) => {
  await signIn({ page, app, role: "operator" });
  const { id } = await makeConnection({ app, name: "Brought back", postgres, customer: "back" });
  await openOne(page, app, id);
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("The check passed.")).toBeVisible();
  const path = `/api/v1/connections/${id}/reauthorize`;
  const body = { credentials: { password: loaderPassword } };
  expect((await callApi({ app, path, method: "POST", body })).status).toBe(200);
  const stateOf = (version: number) =>
    page.getByRole("row", { name: new RegExp(`^Version ${version} `) }).getByText(/In use|Replaced/);
  const isInUse = (version: number) =>
    expect(async () => {
      await openOne(page, app, id, "?tab=credentials");
      expect(await stateOf(version).textContent({ timeout: 1_000 })).toBe("In use");
    }).toPass();
  await isInUse(2);
  await expect(stateOf(1)).toHaveText("Replaced");
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(page.getByText("Version 1 is being checked.")).toBeVisible();
  await isInUse(3);
  const prints = await page.getByRole("cell").locator("code").allTextContents();
  expect(prints).toHaveLength(3);
  expect(new Set(prints).size).toBe(1);
});

test("a connection is handed to its customer, taken out of use, and gone when deleted", async ({
  page,
  app,
}) => {
  await signIn({ page, app, role: "operator" });
  const { id } = await makeConnection({ app, name: "Watched", customer: "gone" });
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
  await expect(page.getByText("Connection deleted")).toBeVisible();
  await isForEverybody({ page });
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
  await isForEverybody({ page });
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
  await page.goto(`${app.url}/admin/connections?recipient=view`);
  await expect(page.getByRole("link", { name: "Looked at" })).toBeVisible();
  expect(await page.getByRole("checkbox", { name: /^Choose/ }).count()).toBe(0);
  await openOne(page, app, id);
  for (const name of ["Check now", "Disable", "Delete", "Make default", "Reauthorize by link"]) {
    expect(await page.getByRole("button", { name }).count(), name).toBe(0);
  }
  await openOne(page, app, id, "?tab=settings");
  await expect(page.getByLabel("Name", { exact: true })).toBeDisabled();

  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const action of refused) {
    const answer = await postAction({
      url: `${app.url}/admin/connections/${id}`,
      actionId: actionIds().get(action) ?? "",
      origin: app.url,
      body: JSON.stringify([acceptable(id)]),
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
