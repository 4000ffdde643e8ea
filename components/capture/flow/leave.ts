import type { ExitReason } from "@/lib/shared/capture/exit-reason";
import { randomId } from "@/lib/shared/embed-protocol/random-id";
import type { CaptureFlow } from "../capture-flow";
import { recordExit } from "./record-exit";
import { saveDraft } from "./save-draft";

/**
 * How long leaving waits for the last draft and the exit's signature, in ms: a closed form must close. Of a
 * host that closes it the SDK waits 300.
 */
const longestWaitMs = { user: 1_500, host: 200 } as const;

/** The user wants to close: at once where nothing was entered, else after a question. */
export async function askToLeave(input: { readonly flow: CaptureFlow }): Promise<void> {
  const { store } = input.flow;
  const { touched, screen, leaving } = store.getState();
  const atWork = screen === "form" || screen === "checks" || screen === "choose";
  if (atWork && touched.length > 0 && !leaving) return store.dispatch({ type: "leave_asked" });
  await leave(input);
}

/** Closes the frame: with success where the session was completed, else with the reason of the screen. */
export async function leave(input: {
  readonly flow: CaptureFlow;
  /** `host`: the page closes the frame now. */
  readonly by?: "user" | "host";
}): Promise<void> {
  const { flow, by = "user" } = input;
  const { completed, screen, banner } = flow.store.getState();
  if (screen === "closed") return;
  if (completed) {
    const { connectionName: _shownHere, receipt: _shownToo, ...success } = completed;
    flow.host.current?.sendSuccess(success);
  } else {
    const saving = saveDraft({ flow });
    const exit = exitOf(flow, by === "host" ? "host_closed" : reasonOf(screen, banner?.code));
    let sig: string | null = null;
    const signing = sign(flow, exit).then((signature) => {
      sig = signature;
    });
    const told = by === "host" ? signing : Promise.all([saving, signing]);
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, longestWaitMs[by]))]);
    flow.host.current?.sendExit({ ...exit, sig });
  }
  flow.checking.current?.abort();
  flow.store.dispatch({ type: "left" });
}

type Exit = ReturnType<typeof exitOf>;

function exitOf(flow: CaptureFlow, reason: ExitReason) {
  const { stepId, screen, touched, lastErrorCode } = flow.store.getState();
  return {
    // Without a bearer there is no session to record it for, so it has no id either.
    eventId: flow.session.bearer() === null ? null : `evt_${randomId()}`,
    reason,
    stepId: screen === "checks" ? "check" : stepId,
    lastErrorCode,
    dirty: touched.length > 0,
  };
}

async function sign(flow: CaptureFlow, { eventId, ...exit }: Exit): Promise<string | null> {
  return eventId === null ? null : recordExit({ flow, eventId, ...exit });
}

function reasonOf(screen: string, code: string | undefined): ExitReason {
  if (screen === "expired") return "session_expired";
  if (screen !== "ended") return "user_closed";
  if (code === "session_revoked") return "session_revoked";
  return code === "no_token" ? "internal_error" : "token_rejected";
}
