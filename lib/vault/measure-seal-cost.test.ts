import { expect, test } from "vitest";
import { measureSealCost } from "./measure-seal-cost";

test("every operation is timed", () => {
  const cost = measureSealCost({ rounds: 3, opsPerRound: 20 });
  expect(Object.keys(cost)).toEqual(["plainGcm", "field", "envelope", "open"]);
  for (const microseconds of Object.values(cost)) expect(microseconds).toBeGreaterThan(0);
});
