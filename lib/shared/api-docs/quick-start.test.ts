import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { quickStart } from "./quick-start";

test("the README shows the lines that the journeys run", () => {
  expect(readFileSync("README.md", "utf8")).toContain(quickStart.curl);
});
