import { expect, test } from "vitest";
import { retryDelay } from "./retry-delay";

test("there are nine tries over at least a day, each later than the one before", () => {
  const waits: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const wait = retryDelay({ attempts, random: 0 });
    if (wait === null) break;
    waits.push(wait);
  }
  expect(waits.length + 1).toBeGreaterThanOrEqual(8);
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
  const hours = waits.reduce((sum, wait) => sum + wait / 0.8, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(24);
});

test("tries of many are spread", () => {
  expect(retryDelay({ attempts: 3, random: 0 })).toBe(240_000);
  expect(retryDelay({ attempts: 3, random: 1 })).toBe(360_000);
});
