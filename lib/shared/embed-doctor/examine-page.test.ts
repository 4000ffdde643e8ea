import { expect, test } from "vitest";
import { examinePage } from "./examine-page";
import type { PageFacts } from "./finding";

const latchkeyUrl = "https://connect.example.com";
const sound: PageFacts = {
  pageUrl: "https://app.example.com/settings?tab=1",
  headers: "",
  html: "",
  latchkeyUrl,
  allowedOrigins: [],
};

/** Findings as `severity id`, without notes. */
function troubles(facts: Partial<PageFacts>): readonly string[] {
  return examinePage({ ...sound, ...facts })
    .filter(({ severity }) => severity !== "note")
    .map(({ severity, id }) => `${severity} ${id}`);
}

function lineOf(facts: Partial<PageFacts>, id: string): string | undefined {
  return examinePage({ ...sound, ...facts }).find((finding) => finding.id === id)?.line;
}

const csp = (policy: string) => ({ headers: `Content-Security-Policy: ${policy}` });
const own = "script-src 'self' https://connect.example.com; connect-src 'self'";

test("a page without headers is well", () => {
  expect(examinePage(sound)).toEqual([]);
});

test.each([
  `${own}; frame-src https://connect.example.com`,
  `${own}; frame-src https:`,
  `${own}; frame-src *`,
  `${own}; frame-src *.example.com`,
  `${own}; frame-src connect.example.com`,
  `${own}; frame-src http://connect.example.com`,
  `${own}; frame-src https://connect.example.com:443`,
  `${own}; frame-src https://connect.example.com:*`,
  `${own}; frame-src https://connect.example.com/embed/`,
  `${own}; FRAME-SRC HTTPS://CONNECT.EXAMPLE.COM`,
  `${own}; child-src https://connect.example.com; default-src 'none'`,
  `default-src 'self' https://connect.example.com`,
  `frame-ancestors 'none'; base-uri 'self'`,
])("lets the frame in: %s", (policy) => {
  expect(troubles(csp(policy))).toEqual([]);
});

test.each([
  `${own}; frame-src 'none'`,
  `${own}; frame-src 'self'`,
  `${own}; frame-src`,
  `${own}; frame-src https://example.com`,
  `${own}; frame-src https://*.connect.example.com`,
  `${own}; frame-src https://connect.example.com.evil.org`,
  `${own}; frame-src https://connect.example.com:8443`,
  `${own}; frame-src https://connect.example.com/other/`,
  `${own}; frame-src https://connect.example.com/embed`,
  `${own}; frame-src data:`,
  `${own}; child-src 'self'`,
  `${own}; default-src 'self'`,
  `${own}; frame-src 'self'; frame-src https://connect.example.com`,
  `${own}; frame-src https://connect.example.com, frame-src 'self'`,
  `${own}; frame-src 'self'; child-src https://connect.example.com`,
])("keeps the frame out: %s", (policy) => {
  expect(troubles(csp(policy))).toEqual(["problem csp-frame-src"]);
});

test.each([
  ["frame-src 'none'", "frame-src https://connect.example.com"],
  [
    "frame-src 'self' https://pay.example.com",
    "frame-src 'self' https://pay.example.com https://connect.example.com",
  ],
  ["child-src 'self'", "frame-src 'self' https://connect.example.com"],
  ["frame-src", "frame-src https://connect.example.com"],
])("cures %s by %s", (given, cured) => {
  expect(lineOf(csp(`${own}; ${given}`), "csp-frame-src")).toBe(cured);
  expect(troubles(csp(`${own}; ${cured}`))).toEqual([]);
});

test("every header of several applies", () => {
  const headers = `Content-Security-Policy: ${own}\ncontent-security-policy: frame-src 'self'`;
  expect(troubles({ headers })).toEqual(["problem csp-frame-src"]);
});

test.each([
  ["script-src 'self'", ["problem csp-script-src"]],
  ["script-src-elem 'self'; script-src *", ["problem csp-script-src"]],
  ["script-src-elem *; script-src 'none'", []],
  ["script-src 'nonce-r4nd0m'", ["warning csp-script-nonce"]],
  ["script-src 'nonce-r4nd0m' https://connect.example.com", []],
  ["script-src 'nonce-r4nd0m' 'strict-dynamic' https://connect.example.com", ["warning csp-script-nonce"]],
  ["connect-src 'none'", ["warning csp-connect-src"]],
  ["connect-src https://api.example.com", ["warning csp-connect-src"]],
  ["connect-src https://app.example.com", []],
  ["sandbox allow-scripts", ["problem csp-sandbox"]],
  ["sandbox allow-scripts allow-same-origin allow-forms allow-popups", []],
  ["sandbox", ["problem csp-sandbox"]],
] as const)("with %s finds %j", (policy, expected) => {
  expect(troubles(csp(policy))).toEqual(expected);
});

test("default-src 'none' keeps everything out", () => {
  expect(troubles(csp("default-src 'none'"))).toEqual([
    "problem csp-frame-src",
    "problem csp-script-src",
    "warning csp-connect-src",
  ]);
});

test("a policy that only reports is told apart from one that blocks", () => {
  const headers = "Content-Security-Policy-Report-Only: frame-src 'none'";
  expect(examinePage({ ...sound, headers }).map(({ id }) => id)).toEqual(["csp-report-only"]);
});

test.each([
  ["Permissions-Policy: clipboard-write=()", ["warning permissions-clipboard-write"]],
  ["Permissions-Policy: clipboard-write=(self)", ["warning permissions-clipboard-write"]],
  ["Permissions-Policy: camera=(), clipboard-write=self", ["warning permissions-clipboard-write"]],
  ['Permissions-Policy: clipboard-write=(self "https://connect.example.com"), camera=()', []],
  ["Permissions-Policy: clipboard-write=*", []],
  ["Permissions-Policy: camera=()", []],
  ["Permissions-Policy: publickey-credentials-get=()", []],
] as const)("%s finds %j", (headers, expected) => {
  expect(troubles({ headers })).toEqual(expected);
});

test.each([
  ["Permissions-Policy: publickey-credentials-get=(self)", "permissions-publickey-credentials"],
  ["X-Frame-Options: DENY", "x-frame-options"],
  ["X-Frame-Options: ALLOW-FROM https://connect.example.com", "x-frame-options"],
  ["Content-Security-Policy: frame-ancestors 'none'", "frame-ancestors"],
  ["Cross-Origin-Opener-Policy: same-origin", "coop"],
  ["Cross-Origin-Opener-Policy: same-origin-allow-popups; report-to=x", "coop"],
  ["Cross-Origin-Embedder-Policy: require-corp", "coep"],
  ["Cross-Origin-Embedder-Policy: credentialless", "coep"],
] as const)("%s is a note and no more", (headers, id) => {
  const findings = examinePage({ ...sound, headers });
  expect(findings.map((finding) => finding.id)).toEqual([id]);
  expect(findings[0]?.severity).toBe("note");
});

test.each(["Cross-Origin-Opener-Policy: unsafe-none", "Cross-Origin-Embedder-Policy: unsafe-none"])(
  "%s is nothing to talk about",
  (headers) => {
    expect(examinePage({ ...sound, headers })).toEqual([]);
  },
);

const flags = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox";

test.each([
  [`<iframe src="x" sandbox="${flags}"></iframe>`, []],
  [`<iframe src=x sandbox='${flags} allow-modals'>`, []],
  ["<iframe src=x>", []],
  ['<iframe src="x" sandbox="allow-scripts allow-forms">', ["problem sandbox"]],
  ["<iframe sandbox>", ["problem sandbox"]],
  ['<iframe data-sandbox="no" src="x">', []],
  ['<iframe sandbox="allow-scripts allow-same-origin allow-forms">', ["warning sandbox"]],
  ['<iframe src="https://connect.example.com/embed/ls_1?token=abc">', ["problem token-in-address"]],
  ['<iframe src="https://connect.example.com/embed/ls_1" loading="lazy">', ["warning lazy-frame"]],
  ["<div sandbox>no frame</div>", []],
] as const)("%s finds %j", (html, expected) => {
  expect(troubles({ html })).toEqual(expected);
});

test.each([
  "HTTP/2 200\ncontent-security-policy: frame-src 'none'\nserver: x",
  "< HTTP/1.1 200 OK\r\n< Content-Security-Policy: frame-src 'none'\r\n<",
  "Content-Security-Policy:frame-src 'none'",
  "content-security-policy: default-src *;\n  frame-src 'none'",
])("headers are read as they are pasted: %j", (headers) => {
  expect(troubles({ headers })).toEqual(["problem csp-frame-src"]);
});

test("the worst comes first", () => {
  const headers =
    "X-Frame-Options: DENY\nPermissions-Policy: clipboard-write=()\nContent-Security-Policy: frame-src 'none'";
  expect(examinePage({ ...sound, headers }).map(({ severity }) => severity)).toEqual([
    "problem",
    "warning",
    "note",
  ]);
});

test("a megabyte of nonsense takes no time", () => {
  const started = performance.now();
  examinePage({ ...sound, headers: "a".repeat(1_000_000), html: `<iframe ${" sandbox".repeat(50_000)}` });
  expect(performance.now() - started).toBeLessThan(1_000);
});
