import { expect, test } from "vitest";
import {
  dashboardPolicy,
  developmentPolicy,
  framePolicy,
  inertPolicy,
  isPreviewPath,
  pagePolicy,
  previewPolicy,
  viewerPolicy,
} from "./content-security-policy";

test("no policy allows inline code, eval or any origin", () => {
  const policies = [
    framePolicy({ nonce: "abc", frameAncestors: ["https://app.example.com"] }),
    pagePolicy({ nonce: "abc" }),
    inertPolicy,
  ];
  for (const policy of policies) {
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).not.toMatch(/unsafe|\*|https:(?!\/\/app\.example\.com)/);
  }
});

test("a frame is held by its session's origins, or by nobody", () => {
  const origins = ["https://app.example.com", "http://127.0.0.1:4000"];
  expect(framePolicy({ nonce: "n", frameAncestors: origins })).toMatch(
    /frame-ancestors https:\/\/app\.example\.com http:\/\/127\.0\.0\.1:4000$/,
  );
  expect(framePolicy({ nonce: "n", frameAncestors: [] })).toMatch(/frame-ancestors 'none'$/);
  expect(pagePolicy({ nonce: "n" })).toMatch(/frame-ancestors 'none'$/);
});

test("development loosens scripts and styles, and nothing else", () => {
  const strict = framePolicy({ nonce: "n", frameAncestors: ["https://app.example.com"] }).split("; ");
  const loose = developmentPolicy({ policy: strict.join("; ") }).split("; ");
  expect(loose.filter((directive) => !strict.includes(directive))).toEqual([
    "script-src 'nonce-n' 'strict-dynamic' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
  ]);
  expect(loose).toContain("frame-ancestors https://app.example.com");
});

test("the dashboard holds previews of its own, and is held by nobody", () => {
  const dashboard = dashboardPolicy({ nonce: "n" }).split("; ");
  expect(dashboard).toEqual(expect.arrayContaining(["frame-src 'self'", "frame-ancestors 'none'"]));
  expect(previewPolicy({ nonce: "n" })).toMatch(/frame-ancestors 'self'$/);
  expect(["/admin/preview", "/admin/preview/s3", "/admin/previews", "/admin"].map(isPreviewPath)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("the viewer of the API's document has no origin, and reaches nothing", () => {
  const viewer = viewerPolicy({ nonce: "n" }).split("; ");
  expect(viewer).toEqual(
    expect.arrayContaining([
      "sandbox allow-scripts",
      "connect-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types default dompurify",
    ]),
  );
});
