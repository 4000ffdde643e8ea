import { expect, test } from "vitest";
import { checkLive, type LiveFacts } from "./check-live";

const form = { width: 560, height: 420, coveredBy: null };
const sound: LiveFacts = {
  hasSdk: true,
  scriptTags: 1,
  isOpaque: false,
  forms: [form],
  blocked: [],
  focusTakenBy: null,
};

test.each<[Partial<LiveFacts>, readonly string[]]>([
  [{}, []],
  [{ forms: [] }, []],
  [{ hasSdk: false, forms: [] }, ["problem no-script"]],
  [{ scriptTags: 2 }, ["note script-twice"]],
  [{ isOpaque: true }, ["problem opaque-page"]],
  [{ forms: [form, { ...form, height: 0 }] }, ["problem no-room"]],
  [{ forms: [{ ...form, width: 200 }] }, ["problem no-room"]],
  [
    { forms: [{ ...form, coveredBy: { element: "div.cookie-banner", zIndex: "9999" } }] },
    ["problem covered"],
  ],
  [{ focusTakenBy: "div.modal" }, ["problem focus-trap"]],
  [
    { blocked: [{ directive: "frame-src", address: "https://latchkey.example.com" }] },
    ["problem blocked-here"],
  ],
])("%j finds %j", (facts, expected) => {
  expect(checkLive({ ...sound, ...facts }).map(({ severity, id }) => `${severity} ${id}`)).toEqual(expected);
});

test("a finding names the element or the line to change", () => {
  const [covered] = checkLive({
    ...sound,
    forms: [{ ...form, coveredBy: { element: "div#bar", zIndex: "5" } }],
  });
  expect([covered?.where, covered?.detail]).toEqual(["div#bar", expect.stringContaining("z-index 5")]);
  const [blocked] = checkLive({
    ...sound,
    blocked: [{ directive: "frame-src", address: "https://x.example" }],
  });
  expect(blocked?.line).toBe("frame-src https://x.example");
});
