import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { setupToken } from "../fixtures/admin";
import { callApi } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import type { HandCapture } from "../fixtures/capture-by-hand";
import { expect } from "../fixtures/journey";
import { type SplitServers, startSplit } from "../fixtures/split-servers";
import type { PostgresRig } from "../rigs/postgres";
import type { TlsMaterial } from "../rigs/tls-material";
import { startWebhookReceiver, type WebhookReceiver } from "../rigs/webhook-receiver";

const member = { name: "Ada", email: "ada@acme.example", password: "correct horse battery" };

/** One process that serves, one that works, and what is stored there. */
export interface SplitScene {
  readonly split: SplitServers;
  readonly worker: AppServer;
  readonly web: AppServer;
  readonly receiver: WebhookReceiver;
  /** What is stored, by a name that may be printed. None of it stands in a file of ours. */
  readonly secrets: { password: string; webhook: string; totp: string; keyring: string };
}

export async function startScene(): Promise<SplitScene> {
  const split = await startSplit();
  const worker = await split.worker();
  const password = `pw-${randomBytes(18).toString("hex")}`;
  return {
    split,
    worker,
    web: await split.web(),
    receiver: await startWebhookReceiver(),
    secrets: { password, webhook: "", totp: "", keyring: "" },
  };
}

/** Calls the API; anything but success fails the test. */
export async function api<T = Record<string, unknown>>(input: {
  readonly app: AppServer;
  readonly path: string;
  readonly body?: object;
}): Promise<T> {
  const { app, body } = input;
  const method = body === undefined ? "GET" : "POST";
  const answer = await callApi({ app, method, path: `/api/v1/${input.path}`, body });
  expect(answer.status, `${method} ${input.path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body as T;
}

/** What a person types about the rig's database, whose password nobody knows from before. */
export async function answersFor(input: {
  readonly postgres: PostgresRig;
  readonly tls: TlsMaterial;
  readonly password: string;
}): Promise<Readonly<Record<string, string>>> {
  const { postgres, tls, password } = input;
  await postgres.query({ sql: `alter role loader password '${password}'` });
  return {
    ...{
      host: "localhost",
      port: String(postgres.port),
      database: "shop",
      schema: "public",
      username: "loader",
    },
    ...{ password, ssl: "true", ssl_mode: "verify-full", encryption_type: "none", sslrootcert: tls.ca },
  };
}

/** Makes the first admin, gives them an authenticator, and signs them in with it. @returns its secret */
export async function signInWithCode(input: {
  readonly page: Page;
  readonly web: AppServer;
  readonly worker: AppServer;
}): Promise<string> {
  const { page, web, worker } = input;
  await page.goto(`${web.url}/admin/setup#${setupToken({ app: worker })}`);
  await page.getByLabel("Your name").fill(member.name);
  await page.getByLabel("E-mail").fill(member.email);
  await page.getByLabel("New password").fill(member.password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.waitForURL(`${web.url}/admin`);
  await page.goto(`${web.url}/admin/account`);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const secret = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("Code", { exact: true }).fill(await generate({ secret }));
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("button", { name: "I kept them" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByLabel("E-mail").fill(member.email);
  await page.getByLabel("Password").fill(member.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // What was taken once is not taken again.
  const epoch = Math.floor(Date.now() / 1000) + 30;
  await page.getByLabel("Code", { exact: true }).fill(await generate({ secret, epoch }));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.waitForURL(`${web.url}/admin`);
  return secret;
}

/** What a form calls beside its actions: it waits no longer for a test, and tells of forged messages. */
export async function plainCallsOf(input: {
  readonly web: AppServer;
  readonly capture: HandCapture;
}): Promise<readonly number[]> {
  const { web, capture } = input;
  const headers = { authorization: `Bearer ${capture.bearer}` };
  const { checkRunId } = await capture.submit();
  const frame = `${web.url}/embed/${capture.session.id}`;
  const stopped = await fetch(`${frame}/check-runs/${checkRunId}`, { method: "DELETE", headers });
  const told = await fetch(`${frame}/forgery`, { method: "POST", headers });
  return [stopped.status, told.status];
}

/** Every line of a streamed check, to its end. */
export async function streamOf(input: {
  readonly web: AppServer;
  readonly capture: HandCapture;
}): Promise<readonly { readonly state: string }[]> {
  const { web, capture } = input;
  const { checkRunId } = await capture.submit();
  const response = await fetch(`${web.url}/embed/${capture.session.id}/check-runs/${checkRunId}`, {
    headers: { authorization: `Bearer ${capture.bearer}` },
  });
  expect(response.headers.get("content-type")).toContain("ndjson");
  return (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const parts = ["", "?tab=credentials", "?tab=checks", "?tab=audit", "?tab=releases", "?tab=settings"];
const places = [
  ...["", "/connections", "/connections/bulk", "/link-sessions", "/link-sessions/new", "/destination-types"],
  ...["/destination-types/postgres", "/preview/postgres", "/reviews", "/audit", "/account", "/settings"],
  ...["/settings/webhooks", "/settings/members", "/settings/api-keys", "/settings/data"],
  ...["/settings/security", "/settings/branding", "/settings/embed"],
];

/** Reads every page of the dashboard with the session of this browser, to its end. */
export async function visitAll(input: {
  readonly page: Page;
  readonly web: AppServer;
  readonly connectionId: string;
}): Promise<void> {
  const { page, web, connectionId } = input;
  for (const place of [...places, ...parts.map((part) => `/connections/${connectionId}${part}`)]) {
    const answer = await page.request.get(`${web.url}/admin${place}`, { maxRedirects: 0 });
    expect(answer.status(), place).toBe(200);
    // Where a part fails after the page has begun, React sends this in its place.
    expect(await answer.text(), place).not.toMatch(/\$RX\(|data-dgst/);
  }
  expect(web.log()).not.toMatch(/holds no keys|permission denied/);
}
