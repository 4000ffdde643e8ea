import type { ActionError, ActionResult, CaptureActions, FramePage } from "@/lib/shared/capture/contract";
import { type CaptureStore, createCaptureStore } from "./capture-store";
import type { HostChannel } from "./host-channel";
import { createSessionRunner, type SessionRunner } from "./session-runner";
import { type TextBundle, textsFor } from "./texts";

/** Where the frame's two plain routes are. */
export interface FramePaths {
  /** Path of a check run's stream, less its id: `/embed/ls_…/check-runs/`. */
  readonly checkRuns: string;
  /** Where the reason of an early end is recorded: `/embed/ls_…/exit`. */
  readonly exit: string;
}

/** What every step of the capture works with: the state, the server, and the page that holds the frame. */
export interface CaptureFlow extends TextBundle {
  readonly page: FramePage;
  readonly actions: CaptureActions;
  readonly store: CaptureStore;
  readonly session: SessionRunner;
  readonly paths: FramePaths;
  /** The channel to the host while it is connected; null on the server. */
  readonly host: { current: HostChannel | null };
  /** What "try again" repeats after an action failed. */
  readonly lastAttempt: { current: (() => Promise<void>) | null };
  /** The screen whose heading had its turn at the focus; the first one never gets it. */
  readonly shownScreen: { current: string };
  /** Stops following the check run under way. */
  readonly checking: { current: AbortController | null };
}

export function createCaptureFlow(input: {
  readonly page: FramePage;
  readonly actions: CaptureActions;
  readonly paths: FramePaths;
}): CaptureFlow {
  const bundle = textsFor(input.page);
  const host: CaptureFlow["host"] = { current: null };
  const session = createSessionRunner({
    exchangeToken: input.actions.exchangeToken,
    onTokenNeeded: (reason) => host.current?.sendTokenNeeded(reason),
    texts: bundle.texts,
  });
  const store = createCaptureStore(input.page);
  const { stepId, screen } = store.getState();
  return {
    ...input,
    ...bundle,
    store,
    session,
    host,
    lastAttempt: { current: null },
    shownScreen: { current: stepId ?? screen },
    checking: { current: null },
  };
}

/**
 * Runs one action for the user: shows that it works, reports what went wrong, and remembers how to repeat
 * it. Answers null after a failure, which is on the screen by then.
 */
export async function attempt<T>(input: {
  readonly flow: CaptureFlow;
  readonly call: (bearer: string) => Promise<ActionResult<T>>;
  readonly again: () => Promise<void>;
}): Promise<T | null> {
  const { flow } = input;
  flow.lastAttempt.current = input.again;
  flow.store.dispatch({ type: "busy" });
  const result = await flow.session.run(input.call);
  if (result.ok) return result.value;
  showFailure({ flow, error: result.error });
  return null;
}

/** Shows what went wrong with an action, where the user can do something about it. */
export function showFailure(input: { readonly flow: CaptureFlow; readonly error: ActionError }): void {
  const { flow, error } = input;
  flow.host.current?.sendEvent({ name: "ERROR", code: error.code });
  if (error.code === "session_expired") flow.store.dispatch({ type: "session_expired" });
  else if (isFatal(error.code)) flow.store.dispatch({ type: "session_ended", error });
  else if (error.fields?.length) flow.store.dispatch({ type: "fields_refused", fields: error.fields });
  else flow.store.dispatch({ type: "action_failed", error });
}

const fatalCodes = [
  "no_token",
  "token_invalid",
  "token_used",
  "token_expired",
  "session_revoked",
  "session_ended",
  "origin_not_allowed",
];

/** Codes after which no action of this session can succeed. */
export function isFatal(code: string): boolean {
  return fatalCodes.includes(code);
}
