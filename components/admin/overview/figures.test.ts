import { expect, test } from "vitest";
import { count, dayLabel, figure, percent } from "./figures";

test("figures are rounded without telling less or more than there is", () => {
  expect(figure(1_204)).toBe("1,204");
  expect(percent({ part: 0, whole: 0 })).toBe("–");
  expect(percent({ part: 0, whole: 9 })).toBe("0%");
  expect(percent({ part: 1, whole: 9_999 })).toBe("< 1%");
  expect(percent({ part: 9_998, whole: 9_999 })).toBe("> 99%");
  expect(percent({ part: 9, whole: 9 })).toBe("100%");
  expect(count({ of: 1, noun: "delivery", plural: "deliveries" })).toBe("1 delivery");
  expect(count({ of: 1_000, noun: "delivery", plural: "deliveries" })).toBe("1,000 deliveries");
  expect(dayLabel("2026-01-01")).toBe("Jan 1");
});
