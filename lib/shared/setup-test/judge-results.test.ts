import { expect, test } from "vitest";
import { judgeResults } from "./judge-results";
import type { SetupTestResult } from "./types";

function result(over: Partial<SetupTestResult>): SetupTestResult {
  return { id: "x", title: "X", status: "PASSED", message: "", details: [], durationMs: 1, ...over };
}

test("passes and warnings are a pass", () => {
  expect(judgeResults({ results: [result({}), result({ status: "WARNING", code: "tls_off" })] })).toBe(
    "passed",
  );
});

test("a rejected credential is a failure", () => {
  expect(judgeResults({ results: [result({}), result({ status: "FAILED", code: "auth_failed" })] })).toBe(
    "failed",
  );
});

test("a destination that could not be judged is inconclusive, not a failure", () => {
  expect(judgeResults({ results: [result({ status: "FAILED", code: "timeout" })] })).toBe("inconclusive");
});

test("no result is not a pass", () => {
  expect(judgeResults({ results: [] })).toBe("inconclusive");
  expect(judgeResults({ results: [result({ status: "SKIPPED" })] })).toBe("inconclusive");
});
