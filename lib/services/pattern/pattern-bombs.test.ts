import { expect, test } from "vitest";
import { validateAnswers } from "@/lib/services/capture/validate-answers";
import { checkCustomType } from "@/lib/services/destination-type/intake/check-custom-type";
import { registerTypeInput } from "@/lib/services/destination-type/intake/custom-type-input";
import { sampleWith } from "@/lib/services/destination-type/testing/sample-type";
import { InvalidInputError } from "@/lib/services/errors";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { evilPatterns, evilTexts } from "./testing/evil-patterns";
import { schemaBombs } from "./testing/schema-bombs";

/** Longest time the event loop may stand still, in ms. */
const longestStall = 100;

/** Runs once. @returns how long this thread was at work, which is time in which nothing else runs on it */
function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const before = process.threadCpuUsage();
  const value = work();
  const { user, system } = process.threadCpuUsage(before);
  return { value, ms: (user + system) / 1_000 };
}

/** The steps of a type that was accepted, or null. */
function register(value: unknown): readonly ReportCardStep[] | null {
  const parsed = registerTypeInput.safeParse(value);
  if (!parsed.success) return null;
  const { id, ...body } = parsed.data;
  try {
    return checkCustomType({ id, body }).schema.steps;
  } catch (error) {
    if (error instanceof InvalidInputError) return null;
    throw error;
  }
}

/** Registers and, where that works, answers with the worst there is. @returns the longest stall, in ms */
function worstStall(value: unknown): { readonly accepted: boolean; readonly ms: number } {
  const { value: steps, ms } = timed(() => register(value));
  if (steps === null) return { accepted: false, ms };
  const properties = steps.flatMap((step) => step.properties);
  const times = evilTexts.map((text) => {
    // Choices are answered well, so that every other question is asked.
    const answers = Object.fromEntries(
      properties.map(({ name, json_schema }) => [name, json_schema.enum?.[0] ?? text]),
    );
    // The first time the engine compiles, which is counted: it stalls as well.
    return timed(() => validateAnswers({ steps, policies: [], answers, configured: [] })).ms;
  });
  return { accepted: true, ms: Math.max(ms, ...times) };
}

// What the runtime does when a function is called for the first time is no one's pattern's fault.
worstStall(sampleWith({}));

test("there are a hundred patterns and fifty schemas", () => {
  expect(new Set(evilPatterns).size).toBeGreaterThanOrEqual(100);
  expect(schemaBombs.length).toBeGreaterThanOrEqual(50);
});

test.each(evilPatterns.map((pattern) => [pattern.slice(0, 60), pattern]))(
  "harmless: %s",
  (_label, pattern) => {
    const json_schema = { type: "string", pattern };
    const { ms } = worstStall(sampleWith({ "steps.0.properties.2.json_schema": json_schema }));
    expect(ms).toBeLessThan(longestStall);
  },
);

test("the engine of the language would stand still", () => {
  const { ms } = timed(() => /^(a+)+$/.test(`${"a".repeat(25)}!`));
  expect(ms).toBeGreaterThan(longestStall);
});

test.each(schemaBombs)("harmless: %s", (_label, value) => {
  expect(worstStall(value).ms).toBeLessThan(longestStall);
});
