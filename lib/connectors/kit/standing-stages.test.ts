import { expect, test } from "vitest";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { GuardedHttp, GuardedTcp } from "@/lib/shared/setup-test/context";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import type { CheckInput, Stage, StageOutcome, StandingResult } from "../types";
import { createOpenResources } from "./open-resources";
import { runStages } from "./run-stages";

const passed: StageOutcome = { status: "PASSED", message: "Good." };
const failed: StageOutcome = { status: "FAILED", code: "auth_failed", message: "No.", hint: "Do." };
const since = "2026-11-30T12:00:00.000Z";

function createState() {
  return { resources: createOpenResources(), stream: null as object | null, kept: new Map<string, string>() };
}
type State = ReturnType<typeof createState>;

/** Runs stages and tells which ran, and what would stand of them. */
async function check(
  stages: Readonly<Record<string, Stage<State>["run"]>>,
  over: { readonly values?: PropertyValues; readonly standing?: readonly StandingResult[] } = {},
) {
  const ran: string[] = [];
  const started: string[] = [];
  const results: SetupTestResult[] = [];
  const standing: StandingResult[] = [];
  const input: CheckInput = {
    values: {},
    ...over,
    context: {
      tcp: {} as GuardedTcp,
      http: {} as GuardedHttp,
      trusted: { fingerprints: () => [] },
      egressAddresses: [],
    },
    signal: new AbortController().signal,
    onStart: ({ id }) => void started.push(id),
    onResult: (result, trace) => {
      results.push(result);
      if (trace !== undefined) standing.push({ result, trace, since });
    },
  };
  const list = Object.entries(stages).map(([id, run]) => ({
    id,
    title: id,
    run: (stage: Parameters<typeof run>[0]) => {
      ran.push(id);
      return run(stage);
    },
  }));
  await runStages({ stages: list, state: createState(), input });
  return { ran, started, results, standing };
}

/** Opens something that the rest needs, asks something, and does what the test says. */
const scene = (last: () => StageOutcome) => ({
  open: async ({ state, values }: { state: State; values: PropertyValues }) => {
    state.stream = { to: values.host };
    return passed;
  },
  ask: async ({ state }: { state: State }) => (state.stream === null ? failed : passed),
  last: async () => last(),
});

test("what a stage reads and whether it leaves anything is seen as it runs", async () => {
  const { standing } = await check(
    {
      reads: async ({ values }) => (values.host === "h" && !("port" in values) ? passed : failed),
      lists: async ({ values }) => ({ status: "PASSED", message: Object.keys(values).join() }),
      sets: async ({ state }) => {
        state.stream = {};
        return passed;
      },
      keeps: async ({ state }) => {
        state.kept.set("token", "t");
        return passed;
      },
      opens: async ({ state }) => {
        state.resources.add(() => {});
        return passed;
      },
    },
    { values: { host: "h" } },
  );
  expect(standing.map(({ result, trace }) => [result.id, trace.reads, trace.leavesNothing])).toEqual([
    ["reads", ["host", "port"], true],
    ["lists", ["*", "host"], true],
    ["sets", [], false],
    ["keeps", [], false],
    ["opens", [], false],
  ]);
});

test("what stands is not run again, save what later stages build on", async () => {
  const before = await check(scene(() => failed));
  const standing = before.standing.slice(0, 2);
  const { ran, started, results } = await check(
    scene(() => passed),
    { standing },
  );
  expect(ran).toEqual(["open", "last"]);
  expect(started).toEqual(["last"]);
  expect(results.map(({ id, status, standsSince }) => [id, status, standsSince])).toEqual([
    ["open", "PASSED", since],
    ["ask", "PASSED", since],
    ["last", "PASSED", undefined],
  ]);
});

test("a stage that stood and fails when it is repeated has failed, and the rest stands on nothing", async () => {
  const { standing } = await check(scene(() => failed));
  const { results } = await check(
    { ...scene(() => passed), open: async () => failed },
    { standing: standing.slice(0, 2) },
  );
  expect(results.map(({ id, status, standsSince }) => [id, status, standsSince])).toEqual([
    ["open", "FAILED", undefined],
    ["ask", "SKIPPED", undefined],
    ["last", "SKIPPED", undefined],
  ]);
});

test("a result under another id, or in another place, does not stand", async () => {
  const { standing } = await check(scene(() => failed));
  const { ran } = await check({ ...scene(() => passed) }, { standing: standing.slice(1, 2) });
  expect(ran).toEqual(["open", "ask", "last"]);
});
