import type { BrowseInput } from "../../browsing";
import type { FailedOutcome, Stage } from "../../types";
import { runStages } from "../run-stages";
import { failedLook } from "./to-browse-error";

/** Milliseconds for reaching the destination and signing in. */
const openLimits = { stageMs: 10_000, runMs: 20_000 };

/** Runs the stages that open a destination. @throws BrowseError with the code of the stage that failed */
export async function openStages<State>(run: {
  readonly stages: readonly Stage<State>[];
  readonly state: State;
  readonly input: BrowseInput;
}): Promise<void> {
  const { state, input } = run;
  const { values, context } = input;
  let failure: FailedOutcome | null = null;
  let cause: unknown;
  await runStages({
    stages: run.stages.filter((stage) => stage.applies?.(values) ?? true),
    state,
    input: {
      values,
      context,
      signal: context.signal,
      limits: openLimits,
      onResult: (result) => {
        if (result.status === "FAILED") failure ??= result as FailedOutcome;
      },
      onUnexpectedError: (error) => {
        cause = error;
      },
    },
  });
  if (failure !== null) throw failedLook({ outcome: failure, cause });
}
