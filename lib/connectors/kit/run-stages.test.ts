import { expect, test } from "vitest";
import { NetworkError } from "@/lib/shared/errors/network-error";
import type { GuardedHttp, GuardedTcp } from "@/lib/shared/setup-test/context";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import type { CheckInput, Stage, StageLimits, StageOutcome } from "../types";
import { defineConnector, type RunState } from "./define-connector";
import { createOpenResources } from "./open-resources";

const schema = { id: "x", title: "X", category: "database", docsUrl: "", iconPath: "", steps: [] } as const;
const passed: StageOutcome = { status: "PASSED", message: "Good." };
const noTcp = {} as GuardedTcp;
const noHttp = {} as GuardedHttp;

type Run = Stage<RunState>["run"];

function stage(id: string, run: Run, applies?: () => boolean): Stage<RunState> {
  return { id, title: `Title of ${id}`, run, ...(applies === undefined ? {} : { applies }) };
}

async function check(stages: readonly Stage<RunState>[], over: Partial<CheckInput> = {}) {
  const results: SetupTestResult[] = [];
  const events: string[] = [];
  const errors: unknown[] = [];
  const resources = createOpenResources();
  const connector = defineConnector({ schema, stages, createState: () => ({ resources }) });
  await connector.check({
    values: {},
    context: {
      tcp: noTcp,
      http: noHttp,
      trusted: { fingerprints: () => [] },
      egressAddresses: ["198.51.100.7"],
    },
    signal: new AbortController().signal,
    onStart: ({ id }) => void events.push(`start ${id}`),
    onResult: (result) => {
      results.push(result);
      events.push(`${result.status} ${result.id}`);
    },
    onUnexpectedError: (error) => void errors.push(error),
    ...over,
  });
  return { results, events, errors };
}

function limits(over: Partial<StageLimits>): StageLimits {
  return { stageMs: 60_000, runMs: 60_000, ...over };
}

const forever: Run = () => new Promise(() => {});

test("stages run in order, after a failure the rest is skipped", async () => {
  const { events, results } = await check([
    stage("a", async () => passed),
    stage(
      "left_out",
      async () => passed,
      () => false,
    ),
    stage("b", async () => ({ status: "FAILED", code: "auth_failed", message: "No.", hint: "Do." })),
    stage("c", async () => passed),
  ]);
  expect(events).toEqual(["start a", "PASSED a", "start b", "FAILED b", "SKIPPED c"]);
  expect(results.map(({ title }) => title)).toEqual(["Title of a", "Title of b", "Title of c"]);
  expect(results.every(({ durationMs }) => Number.isInteger(durationMs))).toBe(true);
});

test("a warning does not stop the run", async () => {
  const warns = stage("a", async () => ({ status: "WARNING", code: "tls_off", message: "Hm.", hint: "Do." }));
  expect((await check([warns, stage("b", async () => passed)])).events).toContain("PASSED b");
});

test("an error of the dialer becomes a failure with its code, facts and request for trust", async () => {
  const trust = { kind: "tls_certificate", host: "h", port: 1, fingerprint: "AA", facts: [] } as const;
  const error = new NetworkError({
    code: "tls_untrusted",
    userMessage: "Untrusted.",
    internal: "upstream said pa55-word",
    facts: [{ label: "Host", value: "h" }],
    trust,
  });
  const { results } = await check([stage("a", () => Promise.reject(error))]);
  expect(results[0]).toMatchObject({ status: "FAILED", code: "tls_untrusted", message: "Untrusted.", trust });
  expect(results[0]?.details).toEqual([{ label: "Host", value: "h" }]);
  expect(JSON.stringify(results)).not.toContain("pa55-word");
});

test("any other error says nothing of itself, and reaches the log", async () => {
  const error = new Error("upstream said pa55-word");
  const { results, errors } = await check([
    stage("a", () => {
      throw error;
    }),
  ]);
  expect(results[0]).toMatchObject({ status: "FAILED", code: "internal_error" });
  expect(JSON.stringify(results)).not.toContain("pa55-word");
  expect(errors).toEqual([error]);
});

test("a stage that takes too long fails as a time-out and names our addresses", async () => {
  let signal: AbortSignal | undefined;
  const slow = stage("a", ({ context }) => {
    signal = context.signal;
    return new Promise(() => {});
  });
  const { results } = await check([slow, stage("b", async () => passed)], {
    limits: limits({ stageMs: 20 }),
  });
  expect(results.map(({ status, code }) => [status, code])).toEqual([
    ["FAILED", "timeout"],
    ["SKIPPED", undefined],
  ]);
  expect(results[0]?.hint).toContain("198.51.100.7");
  expect(signal?.aborted).toBe(true);
});

test("the run as a whole has a limit too", async () => {
  const { results } = await check([stage("a", forever)], { limits: limits({ runMs: 20 }) });
  expect(results[0]).toMatchObject({ status: "FAILED", code: "timeout" });
});

test("a run that is stopped starts nothing more and is no pass", async () => {
  const controller = new AbortController();
  const stops = stage("a", async () => {
    controller.abort();
    return passed;
  });
  let hasRun = false;
  const next = stage("b", async () => {
    hasRun = true;
    return passed;
  });
  const { results } = await check([stops, next], { signal: controller.signal });
  expect(results.at(-1)).toMatchObject({ id: "b", status: "FAILED", code: "cancelled" });
  expect(hasRun).toBe(false);
});

test("everything opened is closed at the end, last first, and at once after it", async () => {
  const closed: string[] = [];
  let late = (): void => {};
  await check([
    stage("a", async ({ state }) => {
      state.resources.add(() => closed.push("first"));
      state.resources.add(() => {
        closed.push("second");
        throw new Error("a broken close");
      });
      late = () => state.resources.add(() => closed.push("late"));
      return passed;
    }),
  ]);
  expect(closed).toEqual(["second", "first"]);
  late();
  expect(closed).toEqual(["second", "first", "late"]);
});

test("a caller's error ends the run, and everything is closed all the same", async () => {
  let isClosed = false;
  const opens = stage("a", async ({ state }) => {
    state.resources.add(() => {
      isClosed = true;
    });
    return passed;
  });
  const onResult = () => Promise.reject(new Error("the store is gone"));
  await expect(check([opens], { onResult })).rejects.toThrow("the store is gone");
  expect(isClosed).toBe(true);
});
