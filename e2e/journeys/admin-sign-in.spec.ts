import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { setupToken } from "../fixtures/admin";
import { type AppServer, startApp } from "../fixtures/app-server";
import { barriers } from "../fixtures/barriers";
import { expect, test } from "../fixtures/journey";
import { addPasskeyDevice } from "../fixtures/passkey-device";
import { type OidcRig, oidcClient, startOidcProvider } from "../rigs/oidc-provider";

const email = "ada@acme.example";
const password = "correct horse battery";

let app: AppServer;
let provider: OidcRig;

// An installation nobody set up yet, beside a company's identity provider.
test.beforeAll(async () => {
  provider = await startOidcProvider({ issuer: "own" });
  app = await startApp({
    movableClock: true,
    env: {
      LATCHKEY_OIDC_ISSUER: provider.origin,
      LATCHKEY_OIDC_CLIENT_ID: oidcClient.client_id,
      LATCHKEY_OIDC_CLIENT_SECRET: oidcClient.client_secret,
      LATCHKEY_OIDC_NAME: "Acme",
    },
  });
  provider.serve({ redirectUri: `${app.url}/admin/sign-in/sso` });
  provider.become({ sub: "ada", email });
});
test.afterAll(async () => {
  await app.stop();
  await app.remove();
  await provider.stop();
});

/** Nothing keeps anybody out, in either theme. */
async function isOpenToAll(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found = await barriers({ page, frame: false, onlyColors: colorScheme === "dark" });
    expect(found, `${page.url()} ${colorScheme}`).toEqual([]);
  }
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}

async function typePassword(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** A code of the authenticator app, some seconds from now: what was taken once is not taken again. */
const codeOf = (input: { readonly secret: string; readonly inSeconds: number }) =>
  generate({ secret: input.secret, epoch: Math.floor(Date.now() / 1000) + input.inSeconds });

/** What the member keeps: the app's secret, a code that was used, and recovery codes. */
const kept = { secret: "", used: "", recovery: [] as string[] };

async function useSetupLink(page: Page): Promise<void> {
  const link = `${app.url}/admin/setup#${setupToken({ app })}`;
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ada");
  expect(page.url(), "the token leaves the address").toBe(`${app.url}/admin/setup`);
  await isOpenToAll(page);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByText("Use at least 12 characters.")).toBeVisible();
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Create the account" }).dblclick();
  await page.waitForURL(`${app.url}/admin`);
  await page.goto(link);
  await page.reload();
  await expect(page.getByText("This link does not work any more")).toBeVisible();
}

async function setUpAuthenticator(page: Page): Promise<void> {
  await page.goto(`${app.url}/admin/account`);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  kept.secret = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  kept.used = await codeOf({ secret: kept.secret, inSeconds: 0 });
  await page.getByLabel("Code", { exact: true }).fill(kept.used);
  await page.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  kept.recovery = await codes.allTextContents();
  await page.getByRole("button", { name: "I kept them" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
}

async function signInWithCode(page: Page): Promise<void> {
  await signOut(page);
  await page.goto(`${app.url}/admin/settings/members`);
  await expect(page).toHaveURL(/\/admin\/sign-in\?next=/);
  await typePassword(page);
  await page.getByLabel("Code", { exact: true }).fill(kept.used);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("This code is not right, or was used already.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(await codeOf({ secret: kept.secret, inSeconds: 30 }));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.waitForURL(`${app.url}/admin/settings/members`);
}

async function signInWithPasskey(page: Page): Promise<void> {
  await addPasskeyDevice({ page });
  await page.goto(`${app.url}/admin/account`);
  await page.getByLabel("Name of the passkey").fill("Laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("rowheader", { name: "Laptop" })).toBeVisible();
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(`${app.url}/admin`);
}

async function signInWithProvider(page: Page): Promise<void> {
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with Acme" }).click();
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  await page.waitForURL(`${app.url}/admin`);
}

async function outliveSession(page: Page): Promise<void> {
  await page.goto(`${app.url}/admin/account`);
  await page.getByLabel("Name", { exact: true }).fill("Ada Lovelace");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save name" }).click();
  const dialog = page.getByRole("dialog", { name: "You were signed out" });
  await isOpenToAll(page);
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog.getByRole("button", { name: "Use a recovery code" }).click();
  await dialog.getByLabel("Recovery code").fill(kept.recovery[0] ?? "");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ada Lovelace");
}

async function inviteViewer(page: Page): Promise<void> {
  await app.moveClock();
  await page.goto(`${app.url}/admin/settings/members`);
  await page.getByRole("button", { name: "Invite a member" }).click();
  await page.getByLabel("E-mail").fill("grace@acme.example");
  await page.getByRole("button", { name: "Make the link" }).click();
  const question = page.getByRole("dialog", { name: "Confirm that it is you" });
  await question.getByLabel("Your password").fill(password);
  await question.getByRole("button", { name: "Confirm", exact: true }).click();
  const link = (await page.getByText(`${app.url}/admin/invite#`).textContent()) ?? "";
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel("Your name").fill("Grace");
  await isOpenToAll(page);
  await page.getByLabel("New password").fill("another long pass phrase");
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL(`${app.url}/admin`);
  await page.goto(`${app.url}/admin/settings/members`);
  await expect(page.getByRole("rowheader", { name: /Ada Lovelace/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite a member" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Actions/ })).toHaveCount(0);
}

test("from the first admin's link to passkeys and single sign-on", async ({ page }) => {
  test.setTimeout(150_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on(
    "console",
    (message) => message.text().includes("Content Security Policy") && problems.push(message.text()),
  );

  await test.step("the printed link makes the first admin, once", () => useSetupLink(page));
  await test.step("an authenticator app is set up, with recovery codes", () => setUpAuthenticator(page));
  await test.step("password and code sign in, and lead to the page that was asked for", () =>
    signInWithCode(page));
  await test.step("a passkey is made, and signs in alone", () => signInWithPasskey(page));
  await test.step("the company's provider signs in", () => signInWithProvider(page));
  await test.step("a session that ends in the middle of a form costs nothing", () => outliveSession(page));
  await test.step("an invitation asks for the password again, and its link makes a viewer", () =>
    inviteViewer(page));
  expect(problems).toEqual([]);
});
