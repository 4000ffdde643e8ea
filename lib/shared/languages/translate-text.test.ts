import { expect, test } from "vitest";
import { createTranslator } from "./translate-text";

const translate = createTranslator({
  "Found {host}.": "{host} gefunden.",
  "There is no host named {host}.": "Es gibt keinen Host namens {host}.",
  "{host} on port {port} {says}.": "{host}, Port {port}: {says}.",
  "does not speak TLS": "spricht kein TLS",
  "expired on {day}": "ist am {day} abgelaufen",
  "Enter {title}.": "Bitte eingeben: {title}.",
  Password: "Passwort",
  "A firewall drops it.": "Eine Firewall verwirft es.",
  "{drops} Allow {addresses}.": "{drops} Lassen Sie {addresses} zu.",
  "Test again.": "Erneut testen.",
});

test.each([
  ["a filled text", "Found db.example.com.", "db.example.com gefunden."],
  [
    "the template with more of its own letters",
    "There is no host named a b.",
    "Es gibt keinen Host namens a b.",
  ],
  ["a part of a sentence", "db on port 5432 does not speak TLS.", "db, Port 5432: spricht kein TLS."],
  [
    "a part that is filled in too",
    "db on port 1 expired on 2026-01-01.",
    "db, Port 1: ist am 2026-01-01 abgelaufen.",
  ],
  ["a field's title", "Enter Password.", "Bitte eingeben: Passwort."],
  [
    "a sentence in a mark",
    "A firewall drops it. Allow 192.0.2.1.",
    "Eine Firewall verwirft es. Lassen Sie 192.0.2.1 zu.",
  ],
  [
    "two sentences put together",
    "Test again. A firewall drops it.",
    "Erneut testen. Eine Firewall verwirft es.",
  ],
  ["a host as it is, even one that is called like a text", "Found Password.", "Password gefunden."],
  ["marks that were typed", "Found {port}.", "{port} gefunden."],
])("translates %s", (_name, text, expected) => {
  expect(translate(text)).toBe(expected);
});

test("keeps a host together where words run from right to left", () => {
  const arabic = createTranslator({ "Found {host}.": "عُثر على {host}." }, { isolates: true });
  expect(arabic("Found db.example.com.")).toBe("عُثر على \u2068db.example.com\u2069.");
});

test.each(["Nobody knows this.", "db on port 1 sings.", "", "$& {host} .*"])("leaves %j as it is", (text) => {
  expect(translate(text)).toBe(text);
});
