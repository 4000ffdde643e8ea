import { format, inspect } from "node:util";
import { expect, test } from "vitest";
import { Secret } from "./secret";

test("no way of printing shows it", () => {
  const secret = Secret.fromText("hunter2");
  const printed = [
    `${secret}`,
    String(secret),
    `${secret} in text`,
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: [{ secret }] }, { depth: null, showHidden: true }),
    format("%s %o %O %j", secret, secret, secret, secret),
    JSON.stringify(Object.entries(secret)),
    JSON.stringify(structuredClone({ ...secret })),
  ].join("\n");
  expect(printed).not.toContain("hunter2");
  expect(printed).not.toContain(Buffer.from("hunter2").toString("hex"));
  expect(printed).toContain("[redacted]");
});

test("it reveals exactly what it was given", () => {
  expect(Secret.fromText("\ufeffgrüße\u0000 🔑").reveal()).toBe("\ufeffgrüße\u0000 🔑");
  expect(new Secret(Buffer.from([0xff, 0xfe])).revealBytes()).toEqual(Buffer.from([0xff, 0xfe]));
  expect(() => new Secret(Buffer.from([0xff, 0xfe])).reveal()).toThrow(TypeError);
});

test("wiping zeroes the bytes and ends it", () => {
  const bytes = Buffer.from("hunter2");
  const secret = new Secret(bytes);
  const copy = secret.revealBytes();
  secret.wipe();
  secret.wipe();
  expect(bytes).toEqual(Buffer.alloc(7));
  expect(copy.toString()).toBe("hunter2");
  expect(() => secret.reveal()).toThrow(expect.objectContaining({ code: "vault_secret_wiped" }));
});
