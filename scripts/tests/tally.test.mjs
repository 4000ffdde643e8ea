import { expect, test } from "vitest";
import { sumTallies, tallyOfChecks, tallyOfPlaywright, tallyOfVitest } from "./tally.mjs";

test("vitest: passed, failed and skipped tests, and a file that did not load", () => {
  const report = {
    testResults: [
      {
        name: "a.test.ts",
        status: "failed",
        assertionResults: [
          { fullName: "a works", status: "passed" },
          { fullName: "a fails", status: "failed" },
          { fullName: "a is left out", status: "skipped" },
          { fullName: "a is to do", status: "todo" },
        ],
      },
      { name: "b.test.ts", status: "failed", assertionResults: [] },
    ],
  };
  expect(tallyOfVitest({ report, ok: false })).toEqual({
    passed: 1,
    failed: ["a fails", "could not load b.test.ts"],
    skipped: ["a is left out", "a is to do"],
  });
});

test("vitest: a run that failed without a failed test is one failure", () => {
  expect(tallyOfVitest({ report: { testResults: [] }, ok: false }).failed).toHaveLength(1);
  expect(tallyOfVitest({ report: { testResults: [] }, ok: true }).failed).toEqual([]);
});

test("playwright: specs of nested suites, flaky ones are failures, and errors outside of tests", () => {
  const spec = (title, status) => ({ title, tests: [{ status }] });
  const report = {
    errors: [{ message: "set-up failed\nat x" }],
    suites: [
      {
        title: "a.spec.ts",
        specs: [spec("one", "expected")],
        suites: [
          {
            title: "group",
            specs: [spec("two", "unexpected"), spec("three", "flaky"), spec("four", "skipped")],
          },
        ],
      },
    ],
  };
  expect(tallyOfPlaywright({ report, ok: false })).toEqual({
    passed: 1,
    failed: ["a.spec.ts › group › two", "a.spec.ts › group › three", "journeys: set-up failed"],
    skipped: ["a.spec.ts › group › four"],
  });
});

test("checks count one each, and tallies add up", () => {
  const checks = tallyOfChecks([
    { name: "types", ok: true },
    { name: "biome", ok: false },
  ]);
  expect(sumTallies([checks, { passed: 2, failed: ["x"], skipped: ["y"] }])).toEqual({
    passed: 3,
    failed: ["biome", "x"],
    skipped: ["y"],
  });
});
