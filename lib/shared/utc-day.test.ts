import { expect, test } from "vitest";
import { addDays, daysBetween, utcDay } from "./utc-day";

test("days go on over the ends of months and years, whatever the local time is", () => {
  expect(utcDay(new Date("2026-12-31T23:59:59.999Z"))).toBe("2026-12-31");
  expect(addDays({ day: "2026-12-31", days: 1 })).toBe("2027-01-01");
  expect(addDays({ day: "2028-03-01", days: -1 })).toBe("2028-02-29");
  expect(daysBetween({ from: "2026-02-27", to: "2026-03-01" })).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
  expect(daysBetween({ from: "2026-03-02", to: "2026-03-01" })).toEqual([]);
});
