import { expect, test } from "vitest";
import { inWords } from "./relative-time";

const now = new Date("2026-11-21T12:00:00Z");

test.each([
  ["2026-11-21T11:59:30Z", "just now"],
  ["2026-11-21T12:00:20Z", "in a moment"],
  ["2026-11-21T11:59:00Z", "1 minute ago"],
  ["2026-11-21T09:00:01Z", "2 hours ago"],
  ["2026-11-20T11:00:00Z", "yesterday"],
  ["2026-11-28T12:00:00Z", "in 7 days"],
  ["2025-10-01T12:00:00Z", "last year"],
])("%s is %s", (date, expected) => {
  expect(inWords({ date: new Date(date), now })).toBe(expected);
});
