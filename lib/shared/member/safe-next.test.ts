import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test.each(["/admin", "/admin/connections", "/admin/connections?status=invalid&q=a%2Fb", "/admin/audit#top"])(
  "%s is a page of the dashboard",
  (next) => expect(safeNext({ next })).toBe(next),
);

test.each([
  "https://evil.example/admin",
  "//evil.example",
  "//evil.example/admin",
  "/\\evil.example",
  "\\\\evil.example",
  "/admin/..//evil.example",
  "/admin/../../evil",
  "/admin/%2e%2e/api/v1",
  "/\t/evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/administrator",
  "/admin.evil.example",
  "/adminx",
  "@evil.example",
  "/api/v1/workspace",
  " /admin",
  "",
  "/admin/sign-in?next=/admin/sign-in",
  "/admin/setup",
  undefined,
  ["/admin/audit"],
  `/admin/${"x".repeat(3_000)}`,
])("%j leads to the overview", (next) => expect(safeNext({ next })).toBe("/admin"));
