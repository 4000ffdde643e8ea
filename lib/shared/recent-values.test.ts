import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RecentValues } from "./recent-values";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("keeps a value for its time and no longer", () => {
  const values = new RecentValues<string>({ most: 10, forMs: 1_000 });
  expect(values.add("key", "value")).toBe("value");
  vi.advanceTimersByTime(999);
  expect(values.get("key")).toBe("value");
  vi.advanceTimersByTime(1);
  expect(values.get("key")).toBeUndefined();
});

test("forgets the oldest when there are too many", () => {
  const values = new RecentValues<number>({ most: 2, forMs: 1_000 });
  values.add("first", 1);
  values.add("second", 2);
  values.add("first", 3);
  values.add("third", 4);
  expect(["first", "second", "third"].map((key) => values.get(key))).toEqual([3, undefined, 4]);
});
