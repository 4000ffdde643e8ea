import { chmodSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serveVerbs } from "./serve-verbs";

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "lk-"));
});
afterEach(() => rmSync(home, { recursive: true }));

test("a worker's socket is for its user and group alone, and goes with it", async () => {
  const folder = path.join(home, "sockets");
  const server = await serveVerbs({ folder });
  const [name = ""] = readdirSync(folder);
  expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o660);
  expect(statSync(folder).mode & 0o777).toBe(0o750);
  await server.close();
  expect(readdirSync(folder)).toEqual([]);
});

test("a socket that nobody answers at any more is swept away", async () => {
  const dead = path.join(home, "dead.sock");
  const left = createServer();
  await new Promise<void>((resolve) => left.listen(dead, resolve));
  // A second name stays when the server takes its own away, as the file of one that was killed would.
  linkSync(dead, path.join(home, "kept.sock"));
  await new Promise((resolve) => left.close(resolve));
  expect(readdirSync(home)).toEqual(["kept.sock"]);
  const server = await serveVerbs({ folder: home });
  expect(readdirSync(home)).not.toContain("kept.sock");
  await server.close();
});

test("a folder that everybody may write to is refused", async () => {
  const folder = path.join(home, "open");
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  await expect(serveVerbs({ folder })).rejects.toMatchObject({ code: "sockets_unusable" });
});
