import { expect, test } from "vitest";
import { originsForm, originsOf } from "./origins-form";

const read = (allowedOrigins: string) => originsForm.safeParse({ allowedOrigins });

test("one origin a line, blank lines and repetitions dropped", () => {
  const typed =
    " https://a.example.com \r\n\nhttp://localhost:4000\nhttps://a.example.com\nhttp://[::1]:8080";
  expect(read(typed).success).toBe(true);
  expect(originsOf(typed)).toEqual(["https://a.example.com", "http://localhost:4000", "http://[::1]:8080"]);
});

test("no line allows any origin", () => {
  expect(read(" \n ").success).toBe(true);
  expect(originsOf(" \n ")).toEqual([]);
});

test.each([
  ["https://app.example.com/", "write https://app.example.com –"],
  ["https://app.example.com/settings?a=1", "write https://app.example.com –"],
  ["app.example.com", "write https://app.example.com –"],
  ["HTTPS://App.Example.com", "write https://app.example.com –"],
  ["https://app.example.com:443", "write https://app.example.com –"],
  ["https://user:pw@app.example.com", "write https://app.example.com –"],
  ["https://*.example.com", "wildcards"],
  ["*", "wildcards"],
  ["null", "write https://null –"],
  ["javascript:alert(1)", "write an origin"],
  ["ftp://files.example.com", "write an origin"],
  ["https://a.example.com; frame-ancestors *", "wildcards"],
  ["https://a.example.com;x", "write an origin"],
  ["https://a.example.com 'self'", "write an origin"],
])("line 2 with %s is named", (line, advice) => {
  const result = read(`https://ok.example.com\n${line}`);
  expect(result.error?.issues[0]?.message).toContain(`Line 2: ${advice}`);
});

test("more than a hundred are too many", () => {
  const lines = Array.from({ length: 101 }, (_, index) => `https://a${index}.example.com`);
  expect(read(lines.join("\n")).success).toBe(false);
  expect(read(lines.slice(1).join("\n")).success).toBe(true);
});
