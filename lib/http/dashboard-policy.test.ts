import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { dashboardPolicy, previewPolicy } from "./content-security-policy";

/** What the dashboard's `default` policy says of an address. */
function judge(address: string): string | null {
  let decide: (address: string) => string | null = () => "no policy was made";
  const trustedTypes = {
    createPolicy: (_name: string, rules: { createScriptURL: typeof decide }) => {
      decide = rules.createScriptURL;
    },
  };
  runInNewContext(readFileSync("public/dashboard-chunks.js", "utf8"), { window: { trustedTypes } });
  return decide(address);
}

test("the dashboard loads its own chunks", () => {
  expect(judge("/_next/static/chunks/0-9uprfc734wq.js")).toBe("/_next/static/chunks/0-9uprfc734wq.js");
});

test.each([
  "https://evil.example/_next/static/chunks/x.js",
  "//evil.example/_next/static/chunks/x.js",
  "/_next/static/chunks/../../embed.js",
  "/_next/static/chunks/%2e%2e/x.js",
  "/_next/static/chunks/a/b.js",
  "/api/v1/openapi.json",
  "data:text/javascript,alert(1)",
  "blob:https://here/x",
  "javascript:alert(1)",
  "",
])("%s is no script of the dashboard", (address) => expect(judge(address)).toBeNull());

test("its pages may make that policy, are held by nobody and run nothing without the nonce", () => {
  const policy = dashboardPolicy({ nonce: "n" });
  expect(policy).toContain("trusted-types default nextjs nextjs#bundler");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("script-src 'nonce-n' 'strict-dynamic';");
});

test("the preview is held by the dashboard alone, and holds nothing", () => {
  const policy = previewPolicy({ nonce: "n" });
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toContain("frame-src");
  expect(dashboardPolicy({ nonce: "n" })).toContain("frame-src 'self'");
});
