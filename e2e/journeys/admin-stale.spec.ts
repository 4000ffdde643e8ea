import type { Page } from "@playwright/test";
import { signIn } from "../fixtures/admin";
import { makeConnection } from "../fixtures/admin-connections";
import type { AppServer } from "../fixtures/app-server";
import { expect, test } from "../fixtures/journey";

/** What a page does that others, or the same person elsewhere, left behind. */
async function giveRole(page: Page, app: AppServer, role: string): Promise<void> {
  await page.goto(`${app.url}/admin/settings/members`);
  await page
    .getByRole("row", { name: /Ada operator/ })
    .getByRole("button")
    .click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Role").selectOption(role);
  await dialog.getByRole("button", { name: "Save role" }).click();
  await expect(dialog).toBeHidden();
}

test("a tab from before a role was taken refuses calmly, keeps what was typed, and offers nothing more", async ({
  page,
  app,
  browser,
}) => {
  const { id } = await makeConnection({ app, name: "Stale", customer: "stale" });
  const owner = await (await browser.newContext()).newPage();
  await signIn({ page, app, role: "operator" });
  await signIn({ page: owner, app });
  await page.goto(`${app.url}/admin/connections/${id}?tab=settings`);
  await page.getByLabel("Description").fill("Typed before");
  await giveRole(owner, app, "viewer");
  try {
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your role does not allow this.")).toBeVisible();
    await expect(page.getByLabel("Description")).toHaveValue("Typed before");
    await page.getByRole("button", { name: "Disable" }).click();
    await expect(page.getByText("Your role does not allow this.").last()).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Description")).toBeDisabled();
    await expect(page.getByRole("button", { name: "Disable" })).toHaveCount(0);
  } finally {
    await giveRole(owner, app, "operator");
    await owner.context().close();
  }
});

test("pressed twice a link is made once, and the way back leads to a blank form and to it", async ({
  page,
  app,
}) => {
  await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/link-sessions?recipient=twice`);
  await page.getByRole("link", { name: "Create a link" }).click();
  // The list has a field of that name, too.
  await expect(page.getByRole("heading", { name: "Create a link" })).toBeVisible();
  await page.getByLabel("Customer id").fill("twice");
  await page.getByRole("button", { name: "Create link" }).dblclick();
  await expect(page.getByText(/\/link\/ls_\w+#lkt_/)).toBeVisible();
  await page.goto(`${app.url}/admin/link-sessions?recipient=twice`);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: "twice" }).click();
  await expect(page.getByText("Not opened yet").first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.goBack();
  // The token was shown once: what comes back is the form, not the link.
  await expect(page.getByLabel("Customer id")).toHaveValue("");
  await expect(page.getByText(/#lkt_/)).toHaveCount(0);
});

test("a button pressed after the session ended asks for the password over the page, then does it", async ({
  page,
  app,
}) => {
  const { id } = await makeConnection({ app, name: "Pressed late", customer: "late" });
  const { password } = await signIn({ page, app, role: "operator" });
  await page.goto(`${app.url}/admin/connections/${id}`);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Disable" }).click();
  const dialog = page.getByRole("dialog", { name: "You were signed out" });
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Disabled by hand.")).toBeVisible();
});
