import fc from "fast-check";
import { expect, test } from "vitest";
import { findSecrets } from "./find-secret";

const secret = 'Tr0ub4dor&3 <"ü"> /+';
const ways: readonly { readonly name: string; readonly hide: (text: string) => string | Buffer }[] = [
  { name: "plain", hide: (text) => text },
  { name: "JSON", hide: (text) => JSON.stringify({ text }) },
  { name: "JSON in JSON", hide: (text) => JSON.stringify(JSON.stringify({ text })) },
  { name: "URL-encoded", hide: (text) => `/x?y=${encodeURIComponent(text)}&z` },
  { name: "form-encoded", hide: (text) => new URLSearchParams({ text }).toString() },
  { name: "hex", hide: (text) => Buffer.from(`before ${text} after`).toString("hex") },
  { name: "upper-case hex", hide: (text) => Buffer.from(text).toString("hex").toUpperCase() },
  { name: "UTF-16", hide: (text) => Buffer.from(`ab${text}cd`, "utf16le") },
  { name: "base64", hide: (text) => Buffer.from(text).toString("base64") },
  { name: "base64url", hide: (text) => Buffer.from(`user:${text}`).toString("base64url") },
];

test.each(ways)("finds a secret as $name", ({ hide }) => {
  const findings = findSecrets({ place: "log", content: hide(secret), secrets: { password: secret } });
  expect(findings.map((finding) => finding.secret)).toContain("password");
  expect(JSON.stringify(findings)).not.toContain(secret);
});

test("finds base64 whatever stands around the secret", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (before, after) => {
      const content = Buffer.concat([before, Buffer.from(secret), after]).toString("base64");
      expect(findSecrets({ place: "file", content, secrets: { password: secret } })).not.toEqual([]);
    }),
  );
});

test("finds nothing where there is nothing", () => {
  const content = Buffer.from(`Tr0ub4dor&4 ${"x".repeat(1000)}`).toString("base64");
  expect(findSecrets({ place: "file", content, secrets: { password: secret } })).toEqual([]);
});
