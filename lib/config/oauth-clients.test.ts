import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { parseEnv } from "./env";
import { parseOAuthClients } from "./oauth-clients";

const json = '{"google":{"client_id":"abc","client_secret":"geheim-1"}}';
const google = { clientId: "abc", clientSecret: "geheim-1", applicationId: undefined };

test("clients are read from JSON and from the file of a path", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "latchkey-clients-"));
  const file = path.join(folder, "clients.json");
  writeFileSync(file, json);
  expect(parseOAuthClients({ text: json })).toEqual({ google });
  expect(parseOAuthClients({ text: file })).toEqual({ google });
  rmSync(folder, { recursive: true });
  expect(parseOAuthClients({ text: file })).toBeNull();
});

test.each([
  ["no JSON", "{google"],
  ["a list", "[]"],
  ["no secret", '{"google":{"client_id":"geheim-2"}}'],
  ["an empty secret", '{"google":{"client_id":"geheim-2","client_secret":""}}'],
  ["a key nobody knows", '{"google":{"client_id":"geheim-2","client_secret":"x","secret":"y"}}'],
  ["a provider with a space", '{"goo gle":{"client_id":"geheim-2","client_secret":"x"}}'],
  ["no such file", "/no/such/file.json"],
])("%s stops the start with a sentence that repeats nothing of it", (_name, text) => {
  expect(parseOAuthClients({ text })).toBeNull();
  const start = () => parseEnv({ LATCHKEY_OAUTH_CLIENTS: text });
  expect(start).toThrow(/LATCHKEY_OAUTH_CLIENTS must be JSON/);
  expect(start).not.toThrow(/geheim/);
});

test("without the setting there are no clients", () => {
  expect(parseEnv({}).oauthClients).toEqual({});
  expect(parseEnv({ LATCHKEY_OAUTH_CLIENTS: json }).oauthClients.google).toEqual(google);
});
