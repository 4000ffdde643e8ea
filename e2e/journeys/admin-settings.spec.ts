import type { Page } from "@playwright/test";
import { actionIds, postAction, readActionResult } from "../fixtures/action-client";
import { signIn } from "../fixtures/admin";
import { callApi, createLinkSession } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import { isForEverybody } from "../fixtures/for-everybody";
import { startIsolatedPage } from "../fixtures/isolated-page";
import { expect, test } from "../fixtures/journey";

const settings = (app: AppServer, part: string) => `${app.url}/admin/settings${part}`;
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** Of the server's answer to a session for an origin. */
async function sessionFor(app: AppServer, origin: string): Promise<number> {
  const body = { recipient: { externalId: "acme" }, allowedOrigins: [origin] };
  return (await callApi({ app, path: "/api/v1/link-sessions", method: "POST", body })).status;
}

test("an owner allows origins, and the doctor's line lets a page hold the frame", async ({ page, app }) => {
  await using host = await startIsolatedPage();
  await signIn({ page, app });
  await page.goto(settings(app, "/embed"));
  const origins = page.getByLabel("Origins, one a line");
  await origins.fill(`${host.origin}/settings`);
  await page.getByRole("button", { name: "Save origins" }).click();
  await expect(page.getByText(`Line 1: write ${host.origin} –`)).toBeVisible();
  await expect(origins).toBeFocused();
  await origins.fill(host.origin);
  await page.getByRole("button", { name: "Save origins" }).click();
  await saved(page);
  expect(await sessionFor(app, "https://elsewhere.example.com")).toBe(422);
  expect(await sessionFor(app, host.origin)).toBe(201);

  const { url } = await createLinkSession({ app, origin: host.origin });
  const html = `<iframe src="${url}"></iframe>`;
  const isolated = {
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
  };
  host.serve({ html, headers: { ...isolated, "content-security-policy": "default-src 'none'" } });
  const visitor = await page.context().newPage();
  await visitor.goto(host.origin);
  await expect(visitor.frameLocator("iframe").locator(".lk")).toHaveCount(0);

  await examine(page, `${host.origin}/`);
  const line = `frame-src ${app.url}`;
  await expect(page.getByText(line, { exact: true })).toBeVisible();
  await isForEverybody({ page });

  host.serve({ html, headers: { ...isolated, "content-security-policy": `default-src 'none'; ${line}` } });
  await visitor.reload();
  await expect(visitor.frameLocator("iframe").locator(".lk").first()).toBeVisible();
  await visitor.close();
  await origins.fill("");
  await page.getByRole("button", { name: "Save origins" }).click();
  await expect.poll(() => sessionFor(app, "https://elsewhere.example.com")).toBe(201);
});

test("an owner brands the frame, sees it at once, and cannot make it unreadable", async ({ page, app }) => {
  await signIn({ page, app });
  await page.goto(settings(app, "/branding"));
  const preview = page.frameLocator("iframe[title='Preview of the frame']");
  await expect(preview.getByRole("button", { name: "Continue" })).toBeVisible();
  const look = (name: string) =>
    preview.locator(".lk").evaluate((root, token) => getComputedStyle(root).getPropertyValue(token), name);
  const light = page.getByRole("group", { name: "Light colours" });
  await light.getByLabel("Accent", { exact: true }).fill("#0a6b4f");
  await light.getByLabel("Text", { exact: true }).fill("#9a9a9a");
  await expect.poll(() => look("--lk-accent")).toBe("#0a6b4f");
  await expect(page.getByRole("row", { name: /Text on the surface light 2.8 Too low/ })).toBeVisible();
  await page.getByRole("button", { name: "Save branding" }).click();
  await expect(page.getByText("Text on the surface (light) has a contrast of 2.8 to 1.")).toBeVisible();
  await light.getByLabel("Text", { exact: true }).fill("");
  await light.getByLabel("Surface", { exact: true }).fill("#fffaf0");
  await page.getByLabel("Corner radius in px").fill("2");
  await page.getByRole("button", { name: "Save branding" }).click();
  await saved(page);
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect.poll(() => look("--lk-surface")).toBe("#1a1d23");

  const { url } = await createLinkSession({ app, origin: app.url });
  await page.goto(url);
  const frame = page.locator(".lk");
  expect(await frame.evaluate((root) => getComputedStyle(root).backgroundColor)).toBe("rgb(255, 250, 240)");
  expect(await frame.evaluate((root) => getComputedStyle(root).getPropertyValue("--lk-radius"))).toBe("2px");
  const cookie = await cookiesOf(page, app);
  expect(await act({ app, cookie, name: "saveBranding", body: {} })).toBe("ok");
});

test("an owner sets policies with a recent sign-in; a viewer sees them and may not", async ({
  page,
  app,
}) => {
  await signIn({ page, app });
  await page.goto(settings(app, "/security"));
  await page.getByRole("switch", { name: "Forbid switching TLS off" }).check();
  await page.getByRole("button", { name: "Save policies" }).click();
  await saved(page);
  await page.goto(settings(app, ""));
  await page.getByRole("textbox", { name: "Name" }).fill("Acme data");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator(".lk-brand")).toContainText("Acme data");

  await page.context().clearCookies();
  await signIn({ page, app, role: "viewer" });
  for (const part of ["", "/embed", "/branding", "/security"]) {
    await page.goto(settings(app, part));
    await expect(page.locator("main h1")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
  }
  await expect(page.getByRole("switch", { name: "Forbid switching TLS off" })).toBeChecked();
  await expect(page.getByRole("switch", { name: "Forbid switching TLS off" })).toBeDisabled();
  const cookie = await cookiesOf(page, app);
  const attempts = {
    saveName: { name: "x" },
    saveOrigins: { allowedOrigins: "" },
    savePolicies: policies,
    saveBranding: {},
  };
  for (const [name, body] of Object.entries(attempts))
    expect(await act({ app, cookie, name, body }), name).toBe("forbidden");

  await page.context().clearCookies();
  await signIn({ page, app });
  const owner = await cookiesOf(page, app);
  expect(await act({ app, cookie: owner, name: "savePolicies", body: policies })).toBe("ok");
});

const policies = {
  forbidPlaintextRelease: false,
  forbidInsecureTls: false,
  requireSecondFactor: false,
  requireReview: false,
};

/** Asks the doctor about an isolated page that lets nothing in. */
async function examine(page: Page, address: string): Promise<void> {
  await page.getByLabel("Address of your page").fill(address);
  await page
    .getByLabel("Its response headers")
    .fill(
      "HTTP/1.1 200 OK\nContent-Security-Policy: default-src 'none'\nCross-Origin-Embedder-Policy: require-corp",
    );
  await page.getByRole("button", { name: "Examine" }).click();
  await expect(page.getByRole("heading", { name: "does not let Latchkey's frame in" })).toBeVisible();
}

async function cookiesOf(page: Page, app: AppServer): Promise<string> {
  return (await page.context().cookies(app.url)).map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Calls a server action past the page. @returns `ok`, or the code of the refusal */
async function act(input: {
  readonly app: AppServer;
  readonly cookie: string;
  readonly name: string;
  readonly body: unknown;
}): Promise<string> {
  const { app, cookie, name, body } = input;
  const actionId = actionIds().get(name);
  if (actionId === undefined) throw new Error(`the build has no action ${name}`);
  const url = settings(app, "");
  const answer = await postAction({ url, actionId, origin: app.url, cookie, body: JSON.stringify([body]) });
  const result = readActionResult(answer);
  return result?.ok === true ? "ok" : (result?.error.code ?? `status ${answer.status}`);
}
