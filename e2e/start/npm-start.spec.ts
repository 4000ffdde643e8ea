import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "../fixtures/journey";
import { npmStart, type StartRun } from "../fixtures/npm-start";
import { freePort } from "../rigs/free-port";

let dataDir = "";
let runs: StartRun[] = [];

test.beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "latchkey-start-"));
  runs = [];
});

test.afterEach(async () => {
  await Promise.all(runs.map((run) => run.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts with free ports and a data folder of this test's own. */
async function start(env: Readonly<Record<string, string>> = {}) {
  const [port, demo] = [await freePort(), await freePort()];
  const run = npmStart({ PORT: String(port), DEMO_PORT: String(demo), LATCHKEY_DATA_DIR: dataDir, ...env });
  runs.push(run);
  return { run, url: `http://localhost:${port}`, demo: `http://127.0.0.1:${demo}` };
}

/** A start that must fail: with one sentence, and leaving nothing behind that listens. */
async function refusedStart(env: Readonly<Record<string, string>>): Promise<string> {
  const { run, url } = await start(env);
  expect(await run.exitCode()).toBe(1);
  await expect(fetch(`${url}/readyz`)).rejects.toThrow();
  expect(run.output()).not.toMatch(/^\s+at /m);
  return run.output();
}

test("the first start ends on the addresses, the second is quick, and Ctrl+C leaves nothing running", async () => {
  const first = await start();
  await first.run.prints("Ctrl+C stops it.");
  for (const expected of [`${first.url}/admin/setup#`, first.demo, dataDir, "keyring.json", "127.0.0.0/8"]) {
    expect(first.run.output()).toContain(expected);
  }
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  expect((await fetch(first.demo)).status).toBe(200);
  expect(await first.run.stop()).toBe(0);
  for (const url of [first.url, first.demo]) await expect(fetch(url)).rejects.toThrow();

  const from = Date.now();
  const second = await start();
  await second.run.prints("Ctrl+C stops it.");
  expect(Date.now() - from).toBeLessThan(15_000);
});

test("a data folder in use is named", async () => {
  const first = await start();
  await first.run.prints("Ctrl+C stops it.");
  expect(await refusedStart({})).toMatch(/data folder .* is in use by another Latchkey process/);
});

test("a taken port is named, whichever of the two it is", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as { readonly port: number };
  for (const name of ["PORT", "DEMO_PORT"]) {
    const { run } = await start({ [name]: String(port) });
    expect(await run.exitCode()).toBe(1);
    expect(run.output()).toMatch(new RegExp(`[Pp]ort ${port} is .*${name}`));
  }
  holder.close();
});

test("a setting that makes no sense is named, a secret one without its value", async () => {
  expect(await refusedStart({ LATCHKEY_ALLOWED_NETWORKS: "everywhere" })).toMatch(
    /LATCHKEY_ALLOWED_NETWORKS/,
  );
  const output = await refusedStart({ LATCHKEY_BOOTSTRAP_API_KEY: "everything-secret" });
  expect(output).toMatch(/LATCHKEY_BOOTSTRAP_API_KEY/);
  expect(output).not.toContain("everything-secret");
});

test("a lost keyring and a foreign one are named, and nothing is made in their place", async () => {
  const first = await start();
  await first.run.prints("Ctrl+C stops it.");
  await first.run.stop();
  rmSync(path.join(dataDir, "keyring.json"));
  expect(await refusedStart({})).toMatch(/keyring/i);
  expect(await refusedStart({})).toMatch(/keyring/i);
  writeFileSync(path.join(dataDir, "keyring.json"), "{}", { mode: 0o600 });
  expect(await refusedStart({})).toMatch(/keyring/i);
});

test("a database that does not answer is named without its password", async () => {
  const output = await refusedStart({
    DATABASE_URL: "postgresql://somebody:everything-secret@127.0.0.1:1/x",
  });
  expect(output).toMatch(/DATABASE_URL/);
  expect(output).not.toContain("everything-secret");
});

test("a PostgreSQL of one's own is used instead of the embedded database", async ({ postgres }) => {
  await postgres.query({ sql: "create database latchkey" });
  const { username, password } = postgres.superuser;
  const { run, url } = await start({
    DATABASE_URL: `postgresql://${username}:${password}@127.0.0.1:${postgres.port}/latchkey`,
  });
  await run.prints("Ctrl+C stops it.");
  expect(run.output()).toContain("database: postgresql");
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(run.output()).not.toContain(password);
});
