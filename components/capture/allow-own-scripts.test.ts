import { afterEach, expect, test, vi } from "vitest";
import { allowOwnScripts, ownScript } from "./allow-own-scripts";

const location = { href: "https://latchkey.example/embed/ls_1", origin: "https://latchkey.example" };
vi.stubGlobal("window", { location });
afterEach(() => Reflect.deleteProperty(globalThis, "trustedTypes"));

test.each([
  ["/_next/static/chunks/a.js", true],
  ["https://latchkey.example/_next/static/chunks/a.js", true],
  ["https://evil.example/_next/static/chunks/a.js", false],
  ["//evil.example/_next/static/a.js", false],
  ["/embed/a.js", false],
  ["/_next/static/../../oauth/start/x", false],
  ["data:text/javascript,alert(1)", false],
  ["javascript:alert(1)", false],
  ["blob:https://latchkey.example/_next/static/x", false],
])("%s is our own: %s", (address, isOwn) => {
  expect(ownScript(address)).toBe(isOwn ? address : null);
});

test("the policy is made once, and not where the browser has none", () => {
  allowOwnScripts();
  const made: string[] = [];
  const factory = { defaultPolicy: null as unknown, createPolicy: (name: string) => made.push(name) };
  vi.stubGlobal("trustedTypes", factory);
  allowOwnScripts();
  factory.defaultPolicy = {};
  allowOwnScripts();
  expect(made).toEqual(["default"]);
});
