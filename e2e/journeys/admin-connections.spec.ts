import type { Page } from "@playwright/test";
import { signIn } from "../fixtures/admin";
import { makeConnection } from "../fixtures/admin-connections";
import type { AppServer } from "../fixtures/app-server";
import { expect, test } from "../fixtures/journey";

const namesOf = (page: Page) => page.locator("[data-row-link]").allTextContents();
const openList = (page: Page, app: AppServer, query = "") =>
  page.goto(`${app.url}/admin/connections${query}`);

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
  const said = [...new URL(page.url()).searchParams].filter(([, value]) => value !== "");
  expect(said).toEqual([
    ["search", "birch"],
    ["recipient", "trees"],
    ["direction", "desc"],
  ]);
  await page.goBack();
  await expect.poll(() => namesOf(page)).toEqual(["Cedar", "Birch", "Alder"]);
  await page.getByRole("combobox", { name: "Status" }).selectOption({ label: "Disabled" });
  await expect(page.getByRole("heading", { name: "No connection matches" })).toBeVisible();
  await page.getByRole("link", { name: "Show all connections" }).click();
  await expect.poll(async () => (await namesOf(page)).includes("Granite")).toBe(true);
});

test("columns and views are kept, and keys lead through the list", async ({ page, app }) => {
  await signIn({ page, app, role: "operator" });
  for (const name of ["Ash", "Beech", "Cherry"]) await makeConnection({ app, name, customer: "woods" });
  await openList(page, app, "?recipient=woods");
  await page.getByText("Columns", { exact: true }).click();
  await page.getByLabel("Slug").click();
  await expect(page.getByRole("columnheader", { name: "Slug" })).toBeVisible();
  await page.getByText("Views", { exact: true }).click();
  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByLabel("Name").fill("Trees with slugs");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await openList(page, app);
  await page.getByText("Views", { exact: true }).click();
  await page.getByRole("link", { name: "Trees with slugs" }).click();
  await expect(page.getByRole("columnheader", { name: "Slug" })).toBeVisible();
  expect(await namesOf(page)).toEqual(["Ash", "Beech", "Cherry"]);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys of this list" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Beech" })).toBeVisible();
  await openList(page, app, "?cursor=of-another-day&sort=status");
  await expect.poll(() => new URL(page.url()).search).toBe("?sort=status");
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
  await expect(failed).toContainText("nothing accepts connections on this port");

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
