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

test.each([
  [{ allowedOrigins: ["https://app.example.com"] }, []],
  [{ allowedOrigins: ["https://other.example.org"] }, ["problem origin-not-allowed"]],
  [{ allowedOrigins: ["http://app.example.com"] }, ["problem origin-not-allowed"]],
  [{ allowedOrigins: ["https://app.example.com:8443"] }, ["problem origin-not-allowed"]],
  [{ allowedOrigins: ["https://www.app.example.com"] }, ["problem origin-not-allowed"]],
  [{ pageUrl: "https://connect.example.com/app" }, ["problem same-origin"]],
  [{ latchkeyUrl: "http://connect.example.com" }, ["problem mixed-content"]],
  [{ latchkeyUrl: "http://localhost:3000" }, []],
  [{ pageUrl: "http://app.example.com/" }, ["warning insecure-page"]],
  [{ pageUrl: "http://localhost:4000/", latchkeyUrl: "http://localhost:3000" }, []],
  [{ pageUrl: "file:///home/me/index.html" }, ["problem page-address"]],
  [{ pageUrl: "app.example.com" }, ["problem page-address"]],
  [{ pageUrl: "" }, ["problem page-address"]],
  [{ pageUrl: "javascript:alert(1)" }, ["problem page-address"]],
] as const)("%j finds %j", (facts, expected) => {
  expect(troubles(facts)).toEqual(expected);
});

test.each([
  ["http://app.example.com", "The scheme differs"],
  ["https://app.example.com:8443", "The port differs"],
  ["https://example.com", "The host differs"],
  ["https://www.app.example.com", "The host differs"],
  ["https://elsewhere.example.org", "It is none of the allowed origins"],
])("beside %s it says what differs", (allowed, start) => {
  const [finding] = examinePage({ ...sound, allowedOrigins: [allowed] });
  expect(finding?.detail.startsWith(start)).toBe(true);
  expect(finding?.line).toBe("https://app.example.com");
});

test("localhost and 127.0.0.1 are told apart", () => {
  const facts = { pageUrl: "http://localhost:4000/", latchkeyUrl: "http://localhost:3000" };
  const [finding] = examinePage({ ...sound, ...facts, allowedOrigins: ["http://127.0.0.1:4000"] });
  expect(finding?.detail).toContain("different origins");
});
