import { NetworkError } from "@/lib/shared/errors/network-error";
import { StrayError } from "@/lib/shared/errors/stray-error";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { SetupTestFact, SetupTestResult } from "@/lib/shared/setup-test/types";
import type {
  CheckInput,
  FailedOutcome,
  Stage,
  StageLimits,
  StageOutcome,
  StageTrace,
  StandingResult,
} from "../types";
import { failureHint } from "./failure-hint";
import { networkFailure } from "./network-failure";
import { watchStage } from "./watch-stage";
import { withTried } from "./with-tried";

const defaultLimits: StageLimits = { stageMs: 10_000, runMs: 30_000 };

/**
 * Runs stages one after another. The first failure skips the rest. Whatever a stage throws becomes a
 * result; only the callbacks of the caller can make this reject.
 */
export async function runStages<State>(run: {
  readonly stages: readonly Stage<State>[];
  readonly state: State;
  readonly input: CheckInput;
}): Promise<void> {
  const { stages, state, input } = run;
  const deadline = performance.now() + (input.limits ?? defaultLimits).runMs;
  const tried: SetupTestFact[] = [];
  let hasFailed = false;
  for (const [index, stage] of stages.entries()) {
    const { trace, ...result }: Found = hasFailed
      ? { ...skipped, ...named(stage) }
      : await goOn({ stage, state, input, deadline, standing: standingOf({ input, index, id: stage.id }) });
    hasFailed ||= result.status === "FAILED";
    const details = result.status === "FAILED" ? withTried({ own: result.details, tried }) : result.details;
    tried.push(...result.details);
    await input.onResult({ ...result, details }, trace);
  }
}

type Found = SetupTestResult & { readonly trace?: StageTrace };

const skipped = {
  status: "SKIPPED",
  message: "Not run, because an earlier test failed.",
  details: [],
  durationMs: 0,
} as const;

function named({ id, title }: { readonly id: string; readonly title: string }) {
  return { id, title };
}

/** What stands of a stage. It has its place in the plan: what came before it may have changed otherwise. */
function standingOf(place: { readonly input: CheckInput; readonly index: number; readonly id: string }) {
  const standing = place.input.standing?.[place.index];
  return standing?.result.id === place.id ? standing : undefined;
}

/** Takes what stands, or runs the stage. One that stands and is repeated does not show as the one at work. */
async function goOn<State>(
  run: OneStage<State> & { readonly deadline: number; readonly standing: StandingResult | undefined },
): Promise<Found> {
  const { standing, ...rest } = run;
  if (standing === undefined) {
    await run.input.onStart?.(named(run.stage));
    return runWatched(rest);
  }
  const { result, trace, since: standsSince } = standing;
  if (trace.leavesNothing) return { ...result, standsSince, trace };
  const found = await runWatched(rest);
  return found.status === "FAILED" ? found : { ...found, standsSince };
}

async function runWatched<State>(run: OneStage<State> & { readonly deadline: number }): Promise<Found> {
  const { stage, state, input, deadline } = run;
  const started = performance.now();
  const watched = watchStage({ values: input.values, state });
  const { stageMs } = input.limits ?? defaultLimits;
  const ms = Math.min(stageMs, deadline - started);
  const outcome = await runInTime({ stage, state, input: { ...input, values: watched.values }, ms });
  const durationMs = Math.round(performance.now() - started);
  const details = "details" in outcome ? (outcome.details ?? []) : [];
  return { ...outcome, details, ...named(stage), durationMs, trace: watched.trace() };
}

interface OneStage<State> {
  readonly stage: Stage<State>;
  readonly state: State;
  readonly input: CheckInput;
}

/** With a timer of its own: `AbortSignal.any` and `AbortSignal.timeout` cost the collector more than a dial costs. */
async function runInTime<State>(run: OneStage<State> & { readonly ms: number }): Promise<StageOutcome> {
  const { input, ms, ...rest } = run;
  const controller = new AbortController();
  const cancel = () => controller.abort(input.signal.reason);
  const tooLong = () => controller.abort(new DOMException("The stage took too long.", "TimeoutError"));
  const timer = setTimeout(tooLong, ms);
  if (ms <= 0) tooLong();
  if (input.signal.aborted) cancel();
  else input.signal.addEventListener("abort", cancel, { once: true });
  try {
    return await runStage({ ...rest, input, signal: controller.signal });
  } finally {
    clearTimeout(timer);
    input.signal.removeEventListener("abort", cancel);
  }
}

async function runStage<State>({
  stage,
  state,
  input,
  signal,
}: OneStage<State> & { readonly signal: AbortSignal }): Promise<StageOutcome> {
  const context: CheckContext = { ...input.context, signal };
  let stop = (): void => {};
  const stopped = new Promise<FailedOutcome>((resolve) => {
    const settle = () => resolve(stoppedOutcome({ stage, input }));
    signal.addEventListener("abort", settle, { once: true });
    stop = () => signal.removeEventListener("abort", settle);
    if (signal.aborted) settle();
  });
  try {
    if (signal.aborted) return await stopped;
    return await Promise.race([stage.run({ values: input.values, context, state }), stopped]);
  } catch (error) {
    return thrownOutcome({ error, input });
  } finally {
    stop();
  }
}

function stoppedOutcome(from: {
  readonly stage: { readonly title: string };
  readonly input: CheckInput;
}): FailedOutcome {
  const isCancelled = from.input.signal.aborted;
  if (from.input.signal.reason instanceof StrayError) return brokenOutcome(from.input);
  const code = isCancelled ? "cancelled" : "timeout";
  const { egressAddresses } = from.input.context;
  return {
    status: "FAILED",
    code,
    message: isCancelled ? "The check was stopped." : `"${from.stage.title}" took too long.`,
    hint: failureHint({ code, egressAddresses }),
  };
}

function thrownOutcome(from: { readonly error: unknown; readonly input: CheckInput }): FailedOutcome {
  const { egressAddresses } = from.input.context;
  if (from.error instanceof NetworkError) return networkFailure({ error: from.error, egressAddresses });
  from.input.onUnexpectedError?.(from.error);
  return brokenOutcome(from.input);
}

function brokenOutcome({ context }: CheckInput): FailedOutcome {
  return {
    status: "FAILED",
    code: "internal_error",
    message: "This test broke down on our side. What you entered was not judged.",
    hint: failureHint({ code: "internal_error", egressAddresses: context.egressAddresses }),
  };
}
