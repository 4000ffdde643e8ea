import { expect, test } from "vitest";
import { timeLeft } from "./countdown";

test.each([
  [604_799, "6 days 23 hours"],
  [86_400, "1 day 0 hours"],
  [3_660, "1 hour 1 minute"],
  [3_599, "59:59"],
  [5, "0:05"],
  [0, "0:00"],
])("%i seconds are %s", (left, words) => {
  expect(timeLeft(left)).toBe(words);
});
