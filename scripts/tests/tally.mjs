/**
 * What a run found.
 * @typedef {{ passed: number, failed: string[], skipped: string[], unsteady?: string[] }} Tally
 */

/** One tally of many. */
export function sumTallies(tallies) {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.flatMap((tally) => tally.failed),
    skipped: tallies.flatMap((tally) => tally.skipped),
    unsteady: tallies.flatMap((tally) => tally.unsteady ?? []),
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

/** So many journeys may need a second try; more are no accident. */
const secondTries = 2;

/**
 * Tally of Playwright's JSON report; an error outside of every test (set-up, a spec that does not load) is a failure.
 * A journey that passed at its second try has passed and is named: browser, host and servers share two cores.
 */
export function tallyOfPlaywright({ report, ok }) {
  const specs = report.suites.flatMap((suite) => specsOf(suite, []));
  const named = (...statuses) =>
    specs.filter((spec) => statuses.includes(spec.status)).map((spec) => spec.name);
  const outside = report.errors.map((error) => `journeys: ${firstLine(error.message ?? "error")}`);
  const unsteady = named("flaky");
  const isTooMany = unsteady.length > secondTries;
  const failed = [...named("unexpected"), ...(isTooMany ? unsteady : []), ...outside];
  if (!ok && failed.length === 0) failed.push("journeys: an error outside of every test");
  const passed = named("expected").length + (isTooMany ? 0 : unsteady.length);
  return { passed, failed, skipped: named("skipped"), unsteady };
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
