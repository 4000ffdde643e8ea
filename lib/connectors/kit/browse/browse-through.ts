import { BrowseError } from "@/lib/shared/errors/browse-error";
import { StrayError } from "@/lib/shared/errors/stray-error";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { BrowseInput } from "../../browsing";
import type { Stage } from "../../types";
import type { RunState } from "../define-connector";
import { openStages } from "./open-stages";
import { toBrowseError } from "./to-browse-error";

/** Milliseconds that the destination's own time limit gets before ours ends the look. */
const graceMs = 2_000;

/** How a look gets to its destination, and what that destination's errors mean. */
export interface BrowseDefinition<State> {
  /** The network and sign-in stages of the connector's check, in order. Those that do not apply are left out. */
  readonly stages: readonly Stage<State>[];
  readonly createState: () => State;
  /**
   * Says what an error of the driver means; undefined for one it does not know. Errors of the guarded
   * dialer and refusals of an API need none.
   */
  readonly explain?: (
    input: Pick<BrowseInput, "values" | "context"> & { readonly error: unknown; readonly state: State },
  ) => BrowseError | undefined;
}

/** Makes one function of `Browsing` out of the work to do once the destination is open. */
export type Look<State> = <Input extends BrowseInput, Result>(
  work: (input: Input & { readonly state: State }) => Promise<Result>,
) => (input: Input) => Promise<Result>;

/**
 * Looks into a destination through the very stages that check it, so that the guarded dialer, approvals
 * and tunnels are the same. A stage that fails is thrown as `BrowseError` with its code; everything
 * opened is closed, however the look ends. The look has `limits.timeoutMs`, and a moment more in which
 * the destination may report its own time-out; after that the signal of its context is aborted.
 */
export function browseThrough<State extends RunState>(definition: BrowseDefinition<State>): Look<State> {
  return (work) => async (input) => {
    const state = definition.createState();
    const ended = new AbortController();
    try {
      await openStages({ ...definition, state, input });
      const over = AbortSignal.timeout(input.limits.timeoutMs + graceMs);
      const signal = AbortSignal.any([input.context.signal, over, ended.signal]);
      const context: CheckContext = { ...input.context, signal };
      return await unlessAborted({ signal, work: () => work({ ...input, context, state }) });
    } catch (error) {
      throw explainError({ definition, input, state, error });
    } finally {
      ended.abort();
      state.resources.release();
    }
  };
}

function explainError<State>(failed: {
  readonly definition: BrowseDefinition<State>;
  readonly input: BrowseInput;
  readonly state: State;
  readonly error: unknown;
}): BrowseError {
  const { definition, input, state, error } = failed;
  // A mistake of ours is none of the destination.
  const isForeign = ![BrowseError, StrayError, TypeError].some((kind) => error instanceof kind);
  const known = isForeign ? definition.explain?.({ ...input, error, state }) : undefined;
  return known ?? toBrowseError({ error, context: input.context });
}

/** The work's result, or a time-out as soon as the signal says so: a driver may never come back. */
async function unlessAborted<Result>(input: {
  readonly signal: AbortSignal;
  readonly work: () => Promise<Result>;
}): Promise<Result> {
  const { signal, work } = input;
  let stop = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    const end = () => reject(signal.reason instanceof StrayError ? signal.reason : tooLate());
    signal.addEventListener("abort", end, { once: true });
    stop = () => signal.removeEventListener("abort", end);
    if (signal.aborted) end();
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    stop();
  }
}

function tooLate(): BrowseError {
  return new BrowseError({
    code: "timeout",
    userMessage: "The destination took too long to answer. Ask for less, or try again in a minute.",
  });
}
