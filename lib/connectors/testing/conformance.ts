import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { FailureCode } from "@/lib/shared/setup-test/failure-codes";
import { judgeResults } from "@/lib/shared/setup-test/judge-results";
import type { Connector } from "../types";
import { cardConformance } from "./card-conformance";
import { secretsIn, startBlackHole, textOf } from "./leaks";
import { type Approval, type CheckRecord, type CreateContext, runCheck } from "./run-check";
import { watchDials } from "./watch-dials";

export interface ValidCase {
  readonly name: string;
  readonly values: PropertyValues;
  readonly approved?: readonly Approval[];
}

export interface InvalidCase extends ValidCase {
  readonly code: FailureCode;
  /** Property the failure points to; null where there is nothing to change. */
  readonly field: string | null;
  /** Brings the rig into the state of this case, and back. */
  readonly arrange?: () => Promise<() => Promise<void>>;
}

interface ConformanceInput {
  readonly connector: Connector;
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
  /** The valid values, led to another port of 127.0.0.1. Where the provider is fixed, the context's stand-in leads there. */
  readonly redirect: (port: number) => PropertyValues;
  readonly createContext: CreateContext;
}

/**
 * The contract of a connector, as tests: a sane card, every valid case passes, every invalid one fails
 * with its code and field, a destination that never answers is a time-out that judges nothing, everything
 * opened is closed, nothing is dialled past the guarded dialer, and no secret is in anything that comes out.
 */
export function conformance(input: ConformanceInput): void {
  const { schema } = input.connector;
  cardConformance(schema);
  const globalFetch = vi.fn(() => Promise.reject(new Error("a connector has no global fetch")));
  const says = ["debug", "error", "info", "log", "warn"] as const;

  describe(`${schema.id}: checks`, () => {
    beforeEach(() => {
      vi.stubGlobal("fetch", globalFetch);
      for (const way of says) vi.spyOn(console, way);
    });
    afterEach(() => {
      vi.unstubAllGlobals();
      expect(globalFetch).not.toHaveBeenCalled();
      // What a check has to tell is its outcome; a driver that writes to the log writes what it was given.
      for (const way of says) expect(console[way]).not.toHaveBeenCalled();
      vi.restoreAllMocks();
    });
    testCases(input);
    testUnfinishedChecks(input);
  });
}

/** Every case comes out as it says. */
function testCases({ connector, createContext, valid, invalid }: ConformanceInput): void {
  test.each(valid)("passes: $name", async ({ values, approved = [] }) => {
    const record = await runWatched({ connector, values, createContext, approved });
    expect(record.results.filter(({ status }) => status === "FAILED" || status === "SKIPPED")).toEqual([]);
    expectSound({ connector, values, record });
  });

  test.each(invalid)("fails: $name", async ({ values, approved = [], code, field, arrange }) => {
    const restore = await arrange?.();
    try {
      const record = await runWatched({ connector, values, createContext, approved });
      const failure = record.results.find(({ status }) => status === "FAILED");
      expect({ code: failure?.code, field: failure?.field ?? null }).toEqual({ code, field });
      expectSound({ connector, values, record });
    } finally {
      await restore?.();
    }
  });
}

/** A check that did not come to its end says so. */
function testUnfinishedChecks({ connector, createContext, valid, redirect }: ConformanceInput): void {
  test("a destination that never answers is a time-out, and is left", async () => {
    const hole = await startBlackHole();
    const values = redirect(hole.port);
    const limits = { stageMs: 250, runMs: 2_000 };
    const standIn = `http://127.0.0.1:${hole.port}`;
    const record = await runWatched({ connector, values, createContext, limits, standIn });
    expect(record.results.find(({ status }) => status === "FAILED")?.code).toBe("timeout");
    expect(judgeResults(record)).toBe("inconclusive");
    expectSound({ connector, values, record });
    await expect.poll(() => hole.openConnections()).toBe(0);
    await hole.stop();
  });

  test("a check that is stopped is neither a pass nor a judgement", async () => {
    const values = valid[0]?.values ?? {};
    const record = await runCheck({ connector, values, createContext, signal: AbortSignal.abort() });
    expect(record.results[0]).toMatchObject({ status: "FAILED", code: "cancelled" });
    expectSound({ connector, values, record });
  });
}

/** Runs a check and looks that nothing is dialled past what was handed in. */
async function runWatched(input: Parameters<typeof runCheck>[0]): Promise<CheckRecord> {
  const dials = watchDials(input);
  try {
    return await runCheck({ ...input, createContext: dials.createContext });
  } finally {
    dials.stop();
    expect(dials.strays).toEqual([]);
  }
}

/** What holds for every run, whatever it found. */
function expectSound(input: {
  readonly connector: Connector;
  readonly values: PropertyValues;
  readonly record: CheckRecord;
}): void {
  const { connector, values, record } = input;
  const { results } = record;
  expect(record.errors).toEqual([]);
  expect(results.map(({ id, title }) => ({ id, title }))).toEqual(connector.plan(values));
  const names = connector.schema.steps.flatMap((step) => step.properties.map(({ name }) => name));
  const failedAt = results.findIndex(({ status }) => status === "FAILED");
  for (const [index, result] of results.entries()) {
    expect(result.status === "SKIPPED", `${result.id} after a failure`).toBe(
      failedAt !== -1 && index > failedAt,
    );
    expect(result.message).not.toBe("");
    expect(Number.isInteger(result.durationMs)).toBe(true);
    if (result.field !== undefined) expect(names).toContain(result.field);
    if (result.status !== "FAILED" && result.status !== "WARNING") continue;
    expect(result.code).toBeDefined();
    expect(result.hint ?? "").not.toBe("");
  }
  const out = textOf([results, record.errors]);
  for (const secret of secretsIn({ schema: connector.schema, values })) expect(out).not.toContain(secret);
}
