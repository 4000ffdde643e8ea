import { type CaptureFlow, isFatal } from "../capture-flow";
import { reportStep } from "./report-step";

/** Exchanges a token that the host gave, the first or a renewed one, and shows what it opens. */
export async function acceptToken(input: {
  readonly flow: CaptureFlow;
  readonly token: string;
  readonly tabKey: string;
}): Promise<void> {
  const { flow, token, tabKey } = input;
  const opened = await flow.session.acceptToken({
    token,
    tabKey,
    parentOrigin: flow.host.current?.parentOrigin() ?? window.location.origin,
    sessionId: flow.page.sessionId,
  });
  if (opened.ok) {
    const { bearer: _held, expiresAt: _soon, ...session } = opened.value;
    flow.store.dispatch({ type: "session_opened", ...session });
    return reportStep({ flow });
  }
  const { error } = opened;
  const wasOpen = flow.store.getState().recipientName !== null;
  flow.host.current?.sendEvent({ name: "ERROR", code: error.code });
  if (error.code === "session_expired" || (wasOpen && error.code.startsWith("token_"))) {
    // A renewal that did not work: what was entered is saved, and the next token may be better.
    flow.store.dispatch({ type: "session_expired" });
  } else if (isFatal(error.code)) flow.store.dispatch({ type: "session_ended", error });
  else {
    flow.lastAttempt.current = () => acceptToken(input);
    flow.store.dispatch({ type: "action_failed", error });
  }
}
