import type { CaptureActions } from "@/lib/shared/capture/contract";
import { createCaptureFlow } from "../capture-flow";
import type { HostChannel } from "../host-channel";
import { fakeActions, page } from "./frame-fixture";

/** A capture whose token was exchanged, and what it tells the host. */
export async function openFlow(given: Partial<CaptureActions> = {}) {
  const actions = fakeActions(given);
  const flow = createCaptureFlow({ page, actions, paths: { checkRuns: "/runs/", exit: "/exit" } });
  const sent: [string, unknown][] = [];
  const send = (type: string) => (payload: unknown) => void sent.push([type, payload]);
  flow.host.current = {
    parentOrigin: () => "https://host.example",
    sendEvent: send("event"),
    sendTokenNeeded: send("token_needed"),
    sendSuccess: send("success"),
    sendExit: send("exit"),
    dispose: () => undefined,
  } as HostChannel;
  const session = await flow.session.acceptToken({
    token: "t",
    tabKey: "k",
    parentOrigin: "o",
    sessionId: "s",
  });
  if (!session.ok) throw new Error("fixture");
  flow.store.dispatch({ type: "session_opened", recipientName: "Acme", openType: session.value.openType });
  const type = (answers: Record<string, string>) => flow.store.dispatch({ type: "answers_changed", answers });
  return { flow, sent, type };
}
