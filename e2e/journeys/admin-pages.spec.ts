import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { signIn } from "../fixtures/admin";
import { makeConnection } from "../fixtures/admin-connections";
import { composeSheet, looksOf, type Tile } from "../fixtures/compose-sheet";
import { dashboardPages, signedOutPages } from "../fixtures/dashboard-pages";
import { isForEverybody } from "../fixtures/for-everybody";
import { expect, test } from "../fixtures/journey-with-database";
import { nothingMoved, openWhole, watchPages } from "../fixtures/watch-pages";
import { fillWorkspace } from "../rigs/fill-workspace";

// LATCHKEY_SCREENS names the folder where pictures of the pages are to be put, for people to look at: docs/screens.
const screens = process.env.LATCHKEY_SCREENS;

/** Every list of the dashboard, as it is where nothing was done yet or nothing matches. */
const emptyLists = [
  "",
  "/connections",
  "/connections?search=nothing",
  "/connections?recipient=nobody",
  "/connections/bulk",
  "/link-sessions",
  "/link-sessions?status=revoked",
  "/destination-types?search=nothing",
  "/reviews",
  "/reviews?state=approved",
  "/audit?subject=nothing",
  "/settings/webhooks",
];
/** Buttons that look, ask, or change what is one's own. */
const harmless = [
  "Add a passkey",
  "Change password",
  "Copy",
  "End",
  "Examine",
  "Filter",
  "Keys",
  "Menu",
  "Save name",
  "Save this view",
  "Search",
  "Set up an authenticator app",
  "Sign out",
  "Sign out everywhere else",
  "Verify now",
];
const reviewing = ["Approve", "Send back"];
const emptyParts = ["checks", "trust", "releases", "webhooks"];

// Its own server: empty at first, then full.
// No trace: a picture of every table at every step takes longer than the steps.
test.use({ database: "pages", trace: "off" });
test.describe.configure({ mode: "serial" });

test("where nothing is, every list says so, and what to do", async ({ page, app }) => {
  await signIn({ page, app });
  for (const list of emptyLists) await isEmpty(page, `${app.url}/admin${list}`);
  const { id } = await makeConnection({ app, name: "New", customer: "new" });
  for (const part of emptyParts) await isEmpty(page, `${app.url}/admin/connections/${id}?tab=${part}`);
});

test("every page is for everybody, runs only what is ours, and nothing in it moves once it was painted", async ({
  page,
  app,
  postgres,
  database,
}) => {
  test.setTimeout(240_000);
  await fillWorkspace({ rig: postgres, database, count: 40 });
  for (const role of ["viewer", "reviewer", "operator", "owner"] as const) await signIn({ page, app, role });
  const problems = await watchPages(page);
  const tiles: Tile[] = [];
  for (const path of await dashboardPages({ app, query: (sql) => postgres.query({ sql, database }) })) {
    await openWhole({ page, url: app.url, path });
    if (screens !== undefined && isPictured(path)) tiles.push(...(await looksOf({ page, label: path })));
    await isForEverybody({ page });
    await nothingMoved({ page, path });
  }
  expect(problems).toEqual([]);
  if (screens === undefined) return;
  const table = await page.context().newPage();
  await writeFile(`${screens}/dashboard.jpg`, await composeSheet({ page: table, tiles }));
});

test("so is every page for whoever is not signed in", async ({ page, app }) => {
  const problems = await watchPages(page);
  const paths = signedOutPages();
  expect(paths.length).toBeGreaterThan(3);
  for (const path of paths) {
    await openWhole({ page, url: app.url, path });
    await isForEverybody({ page });
    await nothingMoved({ page, path });
  }
  expect(problems).toEqual([]);
});

test("who may not change anything is offered nothing that does, on any page", async ({
  page,
  app,
  postgres,
  database,
}) => {
  const paths = await dashboardPages({ app, query: (sql) => postgres.query({ sql, database }) });
  const addresses = paths.map((path) => app.url + path);
  await signIn({ page, app, role: "viewer" });
  expect(await buttonsOn({ page, addresses })).toEqual(harmless);
  await signIn({ page, app, role: "reviewer" });
  expect(await buttonsOn({ page, addresses })).toEqual([...reviewing, ...harmless].sort());
});

/** Labels of all buttons that can be pressed, in order, each once. */
async function buttonsOn(input: {
  readonly page: Page;
  readonly addresses: readonly string[];
}): Promise<readonly string[]> {
  const labels = new Set<string>();
  for (const address of input.addresses) {
    const html = await (await input.page.request.get(address)).text();
    for (const [, label = ""] of html.matchAll(/<button(?![^>]* disabled)[^>]*>(.*?)<\/button>/gs))
      labels.add(label.replace(/<[^>]*>/g, "").trim());
  }
  return [...labels].sort();
}

/** A heading, and beside it what would stand here or what to do. */
async function isEmpty(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const empty = page.locator(".lk-empty").first();
  await expect(empty.getByRole("heading"), address).toBeVisible();
  await expect(empty.getByRole("paragraph"), address).toHaveText(/\w+ \w+ \w+/);
}

/** One part of a connection stands for all in the sheet. */
function isPictured(path: string): boolean {
  return !/tab=(?!checks)|\/edit$|\/nothing-here$/.test(path);
}
