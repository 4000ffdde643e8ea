import fc from "fast-check";
import { expect, test } from "vitest";
import { redactText } from "./redact-text";
import { Secret } from "./secret";

const secret = "p@ss w0rd/ü+'\"";

test.each([
  ["as it is", secret],
  ["URL component", encodeURIComponent(secret)],
  ["URL, small hex", encodeURIComponent(secret).toLowerCase()],
  ["query", new URLSearchParams({ p: secret }).toString().slice(2)],
  ["hex", Buffer.from(secret).toString("hex")],
  ["HEX", Buffer.from(secret).toString("hex").toUpperCase()],
  ["JSON", JSON.stringify(secret).slice(1, -1)],
])("%s is replaced and nothing else", (_, form) => {
  const text = `before <${form}> between <${form}> after`;
  expect(redactText({ text, secrets: [Secret.fromText(secret)] })).toBe(
    "before <[redacted]> between <[redacted]> after",
  );
});

test.each(["base64", "base64url"] as const)(
  "%s at every offset is replaced to its last character",
  (encoding) => {
    for (const user of ["", "u", "us", "use", "user"]) {
      const header = Buffer.from(`${user}${secret}@`).toString(encoding);
      expect(redactText({ text: `Basic ${header}, realm`, secrets: [secret] })).toBe(
        "Basic [redacted], realm",
      );
    }
  },
);

test("one line of a private key is replaced, its armour is not", () => {
  const line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC";
  const pem = `-----BEGIN PRIVATE KEY-----\n${line}\n-----END PRIVATE KEY-----\n`;
  expect(redactText({ text: `bad line ${line} after -----BEGIN PRIVATE KEY-----`, secrets: [pem] })).toBe(
    "bad line [redacted] after -----BEGIN PRIVATE KEY-----",
  );
});

test("overlapping and nested secrets leave no remainder", () => {
  expect(redactText({ text: "x ababa y", secrets: ["aba"] })).toBe("x [redacted] y");
  expect(redactText({ text: "x secret-long y", secrets: ["secret", "secret-long", ""] })).toBe(
    "x [redacted] y",
  );
});

test("no secret survives, wherever and however it stands", () => {
  const encodings = ["utf8", "hex", "base64", "base64url"] as const;
  const inputs = [
    fc.string({ minLength: 4, unit: "binary" }),
    fc.string(),
    fc.string(),
    fc.constantFrom(...encodings),
  ];
  fc.assert(
    fc.property(
      ...(inputs as [
        fc.Arbitrary<string>,
        fc.Arbitrary<string>,
        fc.Arbitrary<string>,
        fc.Arbitrary<(typeof encodings)[number]>,
      ]),
      (value, before, after, encoding) => {
        const text =
          encoding === "utf8"
            ? before + value + after
            : Buffer.from(before + value + after).toString(encoding);
        const result = redactText({ text, secrets: [value] });
        expect(result).toContain("[redacted]");
        expect(result.replaceAll("[redacted]", "")).not.toContain(value);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a long hostile text costs no more than a blink", () => {
  const start = performance.now();
  redactText({ text: "YWFh".repeat(100_000), secrets: ["aaaa", "aaaaaaaa"] });
  redactText({ text: "a".repeat(400_000), secrets: ["aaaa"] });
  expect(performance.now() - start).toBeLessThan(2_000);
});
