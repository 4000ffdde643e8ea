import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { findSecrets } from "../canary/find-secret";
import { mustSucceed } from "../fixtures/action-client";
import { callApi } from "../fixtures/api-client";
import type { AppServer } from "../fixtures/app-server";
import { captureByHand, type HandCapture } from "../fixtures/capture-by-hand";
import { expect, test } from "../fixtures/journey";
import {
  answersFor,
  api,
  plainCallsOf,
  type SplitScene,
  signInWithCode,
  startScene,
  streamOf,
  visitAll,
} from "./split-scene";

/** As long as attacker's code runs; a minute with `npm run prove`. */
const seconds = process.env.DRILL_SECONDS ?? "3";

const isRoot = process.getuid?.() === 0;

let scene: SplitScene;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.skip(!isRoot, "only root can run the serving process as another user than the workers");
  scene = await startScene();
});
test.afterAll(async () => {
  if (!isRoot) return;
  await scene.receiver.stop();
  await scene.split.stop();
});

/** Captures by the frame's actions, hears of it, releases and looks by the API. @returns the connection */
async function captureAndRelease(values: Readonly<Record<string, string>>): Promise<string> {
  const { web, receiver, secrets } = scene;
  const hook = await api<{ signingSecret: string }>({
    app: web,
    path: "webhooks",
    body: { url: receiver.url },
  });
  secrets.webhook = hook.signingSecret;
  const capture = await captureByHand({ app: web });
  await capture.fill(values);
  expect((await streamOf({ web, capture })).at(-1)).toMatchObject({ state: "finished" });
  const ended = mustSucceed(await capture.actions.complete({ bearer: capture.bearer }));
  const { connections } = await api<{ connections: [{ id: string }] }>({ app: web, path: "connections" });
  const [{ id }] = connections;
  expect(JSON.stringify(ended)).toContain(id);
  expect(await api({ app: web, path: `connections/${id}` })).toMatchObject({ status: "connected" });
  const [first] = await receiver.until(1);
  const headers = (first?.headers ?? {}) as Record<string, string>;
  expect(new Webhook(secrets.webhook).verify(first?.body ?? "", headers)).toBeTruthy();
  const rights = { scopes: ["credentials:release"], allowedNetworks: ["127.0.0.0/8", "::1/128"] };
  const key = await api<{ key: string }>({ app: web, path: "api-keys", body: { name: "r", ...rights } });
  const pipeline = { ...web, apiKey: key.key };
  const released = await api({ app: pipeline, path: `connections/${id}/release`, body: { purpose: "test" } });
  expect(released).toMatchObject({ credentials: { password: secrets.password } });
  const looked = await api({ app: web, path: `connections/${id}/schema/tables` });
  expect(looked).toMatchObject({ tables: expect.any(Array) });
  return id;
}

/** While no worker is there: calm answers, and what was typed is still there afterwards. */
async function outliveWorker(input: {
  readonly page: Page;
  readonly capture: HandCapture;
  readonly values: Readonly<Record<string, string>>;
}): Promise<void> {
  const { page, capture, values } = input;
  const { web, worker } = scene;
  const { bearer } = capture;
  await worker.stop();
  const headers = { authorization: `Bearer ${web.apiKey}` };
  const refused = await fetch(`${web.url}/api/v1/connections`, { headers });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  const failed = await capture.actions.submit({ bearer, type: "postgres" });
  expect(failed).toMatchObject({ ok: false, error: { code: "worker_unavailable" } });
  expect((await page.goto(`${web.url}/admin`))?.status()).toBe(503);
  await expect(page.getByRole("heading", { name: "Back in a moment" })).toBeVisible();
  expect((await fetch(`${web.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${web.url}/embed/${capture.session.id}`)).status).toBe(200);
  await worker.start();
  await expect.poll(async () => (await fetch(`${web.url}/readyz`)).status).toBe(200);
  const { saved } = mustSucceed(await capture.actions.openType({ bearer, type: "postgres" }));
  expect(saved?.values).toMatchObject({ host: values.host, username: values.username });
}

test("one that serves and one that works do all there is to do, and a worker that is away for a while loses nothing", async ({
  page,
  postgres,
  tls,
}) => {
  test.setTimeout(240_000);
  const { web, worker, secrets } = scene;
  const values = await answersFor({ postgres, tls, password: secrets.password });
  secrets.totp = await signInWithCode({ page, web, worker });
  const connectionId = await captureAndRelease(values);
  await visitAll({ page, web, connectionId });
  const capture = await captureByHand({ app: web, options: { recipient: { externalId: "b" } } });
  await capture.fill(values);
  await outliveWorker({ page, capture, values });
  expect(await plainCallsOf({ web, capture })).toEqual([204, 204]);
});

const newFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), "latchkey-loot-"));
  chmodSync(folder, 0o777);
  return folder;
};

/** As a process holds texts. Every way in which one may be written would take minutes for this much. */
function inMemory(content: Buffer): readonly { readonly place: string; readonly secret: string }[] {
  const forms = (text: string) => [
    Buffer.from(text),
    Buffer.from(text, "utf16le"),
    Buffer.from(text, "base64"),
    Buffer.from(Buffer.from(text).toString("base64").slice(0, -4)),
  ];
  return Object.entries(scene.secrets)
    .filter(([, text]) => forms(text).some((form) => form.length > 8 && content.includes(form)))
    .map(([secret]) => ({ place: "memory", secret }));
}

/** Runs attacker's code in a process. @returns what of the stored secrets is in all that it could get at */
async function loot(input: { readonly app: AppServer; readonly folder: string }): Promise<readonly string[]> {
  const { app, folder } = input;
  await app.wake({ event: "drilled" });
  const found = readdirSync(folder).flatMap((name) => {
    const place = name.replace(/^\d+-/, "");
    const content = readFileSync(path.join(folder, name));
    return place === "memory" ? inMemory(content) : findSecrets({ place, content, secrets: scene.secrets });
  });
  rmSync(folder, { recursive: true });
  return found.map(({ place, secret }) => `${secret} in ${place}`);
}

test("who runs code in the process that serves gets no stored secret, and who does in one that does everything gets all", async () => {
  const { split, secrets } = scene;
  test.setTimeout(120_000 + Number(seconds) * 1_000);
  secrets.keyring = JSON.parse(readFileSync(split.keyring, "utf8")).keys[0].b64;
  const preload = "./e2e/fixtures/drill.mjs";
  const [served, whole] = [newFolder(), newFolder()];
  const env = (folder: string) => ({ DRILL_LOOT: folder, DRILL_SECONDS: seconds });
  const taken = await split.web({ preload, env: env(served) });
  // It has sealed calls before it is taken over.
  expect((await callApi({ app: taken, path: "/api/v1/connections" })).status).toBe(200);
  expect(await loot({ app: taken, folder: served })).toEqual([]);
  const counts = JSON.parse(/{"event":"drilled".*}/.exec(taken.log())?.[0] ?? "{}");
  expect(counts).toMatchObject({ writes: 0, calls: expect.any(Number), rows: expect.any(Number) });
  expect(counts.calls).toBeGreaterThan(200);
  expect(counts.rows).toBeGreaterThan(20);
  console.log(JSON.stringify({ drill: "web", seconds, ...counts, recovered: 0 }));
  const all = await split.all({ preload, env: { ...env(whole), DRILL_SECONDS: "0" } });
  expect(await loot({ app: all, folder: whole })).toContain("keyring in object-key");
});
