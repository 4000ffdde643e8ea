import { execFileSync } from "node:child_process";
import { createSecretKey } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, expect, test } from "vitest";
import { fixedBytes, fixedKeyId, fixedKeyringText } from "../testing/fixed-keyring";
import { createKeyring } from "./create-keyring";
import { KeyringError } from "./keyring-error";
import { readKeyring } from "./read-keyring";

const folder = await mkdtemp(join(tmpdir(), "latchkey-keyring-"));
afterAll(() => rm(folder, { recursive: true }));
const openService = () => Promise.reject(new Error("no key here lies in a key service"));
let files = 0;

function newPath(): string {
  return join(folder, `keyring-${files++}.json`);
}

async function writtenFile(text: string): Promise<string> {
  const path = newPath();
  await writeFile(path, text, { mode: 0o600 });
  return path;
}

async function failure(action: Promise<unknown>): Promise<KeyringError> {
  const error = await action.then(
    () => new Error("it did not fail"),
    (reason: unknown) => reason,
  );
  if (error instanceof KeyringError) return error;
  throw error;
}

function textWithKey(key: Buffer | string): string {
  const b64 = typeof key === "string" ? key : key.toString("base64");
  return fixedKeyringText().replace(fixedBytes("key first", 32).toString("base64"), b64);
}

test("a new keyring is private, complete and readable", async () => {
  const path = newPath();
  const created = await createKeyring({ path });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const read = await readKeyring({ openService, path });
  expect(read.instanceId).toBe(created.instanceId);
  expect(read.primary.key.equals(created.primary.key)).toBe(true);
  const file = JSON.parse(await readFile(path, "utf8"));
  expect(Object.keys(file)).toEqual(["version", "instanceId", "primary", "keys"]);
  expect(file.keys).toEqual([
    {
      id: file.primary,
      b64: expect.stringMatching(/^.{43}=$/),
      state: "active",
      createdAt: expect.any(String),
    },
  ]);
  expect(read.primary.key.equals(createSecretKey(file.keys[0].b64, "base64"))).toBe(true);
});

test("printing a keyring shows no key material", async () => {
  const path = newPath();
  const keyring = await createKeyring({ path });
  const b64: string = JSON.parse(await readFile(path, "utf8")).keys[0].b64;
  const printed =
    inspect(keyring, { depth: null, showHidden: true }) + JSON.stringify([keyring, ...keyring.keys]);
  for (const encoding of ["base64", "hex", "latin1"] as const) {
    expect(printed).not.toContain(Buffer.from(b64, "base64").toString(encoding).slice(0, 12));
  }
});

test("an existing keyring is never overwritten, and one of many that start at once wins", async () => {
  const path = newPath();
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => createKeyring({ path })));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  const before = await readFile(path);
  const error = await failure(createKeyring({ path }));
  expect(error.code).toBe("keyring_exists");
  expect(error.message).toContain(path);
  expect(await readFile(path)).toEqual(before);
});

test("a folder that is not there is named", async () => {
  const path = join(folder, "absent", "keyring.json");
  const error = await failure(createKeyring({ path }));
  expect([error.code, error.message]).toEqual(["keyring_unwritable", expect.stringContaining(path)]);
});

const key = fixedBytes("key first", 32);
const id = fixedKeyId("first");
const valid = fixedKeyringText();
const badFiles: readonly (readonly [string, string, string])[] = [
  ["empty", "", "keyring_invalid"],
  ["cut short", valid.slice(0, -20), "keyring_invalid"],
  ["not an object", "[]", "keyring_invalid"],
  ["another version", valid.replace('"version":1', '"version":2'), "keyring_invalid"],
  ["an unknown property", valid.replace('"version":1', '"version":1,"extra":1'), "keyring_invalid"],
  ["no keys", JSON.stringify({ version: 1, instanceId: id, primary: id, keys: [] }), "keyring_invalid"],
  ["a primary that is not there", fixedKeyringText({ primary: "other" }), "keyring_invalid"],
  ["a retired primary", fixedKeyringText({ states: { first: "retired" } }), "keyring_invalid"],
  ["a decrypt-only primary", fixedKeyringText({ states: { first: "decrypt-only" } }), "keyring_invalid"],
  ["a short id", valid.replaceAll(id, "abc123"), "keyring_invalid"],
  ["a bad instance id", valid.replace(fixedKeyId("instance"), "../etc"), "keyring_invalid"],
  [
    "two keys of one id",
    fixedKeyringText({ states: { first: "active", second: "active" } }).replaceAll(fixedKeyId("second"), id),
    "keyring_invalid",
  ],
  ["a key that is not base64", textWithKey(`${key.toString("base64").slice(0, -2)}!=`), "keyring_invalid"],
  ["an oversized file", `${valid}${" ".repeat(70_000)}`, "keyring_invalid"],
  ["no key bytes", textWithKey(""), "keyring_key_weak"],
  ["a 16-byte key", textWithKey(key.subarray(16)), "keyring_key_weak"],
  ["a 33-byte key", textWithKey(Buffer.concat([key, Buffer.of(1)])), "keyring_key_weak"],
  ["all zero bytes", textWithKey(Buffer.alloc(32)), "keyring_key_weak"],
  ["all equal bytes", textWithKey(Buffer.alloc(32, 0xa5)), "keyring_key_weak"],
  ["a short repeating pattern", textWithKey(Buffer.alloc(32, "deadbeef", "hex")), "keyring_key_weak"],
  ["a counting key", textWithKey(Buffer.from(Array.from({ length: 32 }, (_, i) => i))), "keyring_key_weak"],
  [
    "a counting-down key",
    textWithKey(Buffer.from(Array.from({ length: 32 }, (_, i) => 255 - 3 * i))),
    "keyring_key_weak",
  ],
  ["a passphrase", textWithKey(Buffer.from("correct-horse-battery-staple-123")), "keyring_key_weak"],
  [
    "one key twice",
    fixedKeyringText({ states: { first: "active", second: "active" }, bytesOf: { second: "first" } }),
    "keyring_key_weak",
  ],
  [
    "a retired key twice",
    fixedKeyringText({ states: { first: "active", second: "retired" }, bytesOf: { second: "first" } }),
    "keyring_key_weak",
  ],
];

test.each(badFiles)("refused: %s", async (_, text, code) => {
  const path = await writtenFile(text);
  const error = await failure(readKeyring({ openService, path }));
  expect(error.code).toBe(code);
  expect(error.message).toContain(path);
  expect(error.message).toMatch(/^[^.]+\.json .*[^.]\.$|^Key .*\.$/);
  expect(error.userMessage).not.toContain(path);
  expect(error.cause).toBeUndefined();
  for (const [b64] of text.matchAll(/(?<="b64":")[^"]{4,}/g))
    expect(error.message).not.toContain(b64.slice(0, 6));
});

test("refused: a missing file, a folder, a pipe, a loop of links", async () => {
  expect((await failure(readKeyring({ openService, path: newPath() }))).code).toBe("keyring_missing");
  const directory = newPath();
  await mkdir(directory);
  const pipe = newPath();
  execFileSync("mkfifo", ["-m", "600", pipe]);
  const loop = newPath();
  await symlink(loop, loop);
  for (const path of [directory, pipe, loop]) {
    const error = await failure(readKeyring({ openService, path }));
    expect([error.code, error.message]).toEqual(["keyring_unreadable", expect.stringContaining(path)]);
  }
});

test.each([0o644, 0o640, 0o604, 0o620, 0o602, 0o610])("refused: mode %o", async (mode) => {
  const path = await writtenFile(valid);
  await chmod(path, mode);
  const error = await failure(readKeyring({ openService, path }));
  expect([error.code, error.message]).toEqual(["keyring_world_readable", expect.stringContaining(path)]);
  await chmod(path, 0o400);
  expect((await readKeyring({ openService, path })).primary.id).toBe(id);
});
