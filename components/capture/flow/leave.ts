import type { ExitReason } from "@/lib/shared/capture/contract";
import { randomId } from "@/lib/shared/embed-protocol/random-id";
import type { CaptureFlow } from "../capture-flow";
import { recordExit } from "./record-exit";
import { saveDraft } from "./save-draft";

/** How long leaving waits for the last draft, in ms: a closed form must close. */
const lastSaveMs = 1_500;

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
  /** `host`: the page closes the frame now and waits for nothing. */
  readonly by?: "user" | "host";
}): Promise<void> {
  const { flow, by = "user" } = input;
  const { completed, screen, banner } = flow.store.getState();
  if (screen === "closed") return;
  if (completed) {
    const { eventId, connectionId, destinationType, pending } = completed;
    flow.host.current?.sendSuccess({ eventId, connectionId, destinationType, pending });
  } else {
    const saving = saveDraft({ flow });
    if (by === "user") {
      await Promise.race([saving, new Promise((resolve) => setTimeout(resolve, lastSaveMs))]);
    }
    sendExit(flow, by === "host" ? "host_closed" : reasonOf(screen, banner?.code));
  }
  flow.checking.current?.abort();
  flow.store.dispatch({ type: "left" });
}

function sendExit(flow: CaptureFlow, reason: ExitReason): void {
  const { stepId, screen, touched, lastErrorCode } = flow.store.getState();
  const exit = { reason, stepId: screen === "checks" ? "check" : stepId, lastErrorCode };
  // Without a bearer there is no session to record it for, so it has no id either.
  const eventId = flow.session.bearer() === null ? null : `evt_${randomId()}`;
  if (eventId !== null) recordExit({ flow, eventId, ...exit });
  flow.host.current?.sendExit({ eventId, ...exit, dirty: touched.length > 0 });
}

function reasonOf(screen: string, code: string | undefined): ExitReason {
  if (screen === "expired") return "session_expired";
  if (screen !== "ended") return "user_closed";
  if (code === "session_revoked") return "session_revoked";
  return code === "no_token" ? "internal_error" : "token_rejected";
}
