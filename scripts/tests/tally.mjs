/**
 * What a run found.
 * @typedef {{ passed: number, failed: string[], skipped: string[] }} Tally
 */

/** One tally of many. */
export function sumTallies(tallies) {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.flatMap((tally) => tally.failed),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}

/** Tally of checks that are one test each: `{name, ok}`. */
export function tallyOfChecks(results) {
  return {
    passed: results.filter((result) => result.ok).length,
    failed: results.filter((result) => !result.ok).map((result) => result.name),
    skipped: [],
  };
}

/**
 * Tally of vitest's JSON report. A file that could not be loaded has no tests and counts as one failure.
 * @param ok whether vitest ended with 0: an error outside of every test fails the run without a failed test.
 */
export function tallyOfVitest({ report, ok }) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const named = (...statuses) =>
    tests.filter((test) => statuses.includes(test.status)).map((test) => test.fullName);
  const unloaded = report.testResults
    .filter((file) => file.status === "failed" && file.assertionResults.length === 0)
    .map((file) => `could not load ${file.name}`);
  const failed = [...named("failed"), ...unloaded];
  if (!ok && failed.length === 0) failed.push("vitest: an error outside of every test");
  return { passed: named("passed").length, failed, skipped: named("skipped", "pending", "todo", "disabled") };
}

/** Tally of Playwright's JSON report; an error outside of every test (set-up, a spec that does not load) is a failure. */
export function tallyOfPlaywright({ report, ok }) {
  const specs = report.suites.flatMap((suite) => specsOf(suite, []));
  const named = (...statuses) =>
    specs.filter((spec) => statuses.includes(spec.status)).map((spec) => spec.name);
  const outside = report.errors.map((error) => `journeys: ${firstLine(error.message ?? "error")}`);
  const failed = [...named("unexpected", "flaky"), ...outside];
  if (!ok && failed.length === 0) failed.push("journeys: an error outside of every test");
  return { passed: named("expected").length, failed, skipped: named("skipped") };
}

function specsOf(suite, parents) {
  const titles = [...parents, suite.title];
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ name: [...titles, spec.title].join(" › "), status: test.status })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, titles))];
}

function firstLine(text) {
  return text.split("\n", 1)[0];
}
