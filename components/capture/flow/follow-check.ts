import type { CheckRunSnapshot, StartedCheck } from "@/lib/shared/capture/contract";
import { frameError } from "../action-error";
import { type CaptureFlow, isFatal } from "../capture-flow";
import { watchCheckRun } from "../watch-check-run";
import { finishSession } from "./finish-session";

/** Shows a check run as it goes. When it passes, the session is completed without another click. */
export async function followCheck(input: {
  readonly flow: CaptureFlow;
  readonly started: StartedCheck;
}): Promise<void> {
  const { flow, started } = input;
  const following = new AbortController();
  flow.checking.current?.abort();
  flow.checking.current = following;
  flow.store.dispatch({ type: "check_started", started });
  const report = resultReporter(flow);
  const end = await watchCheckRun({
    url: `${flow.paths.checkRuns}${encodeURIComponent(started.checkRunId)}`,
    session: flow.session,
    signal: following.signal,
    onSnapshot: (snapshot) => {
      if (following.signal.aborted) return;
      flow.store.dispatch({ type: "check_progressed", snapshot });
      report(snapshot);
    },
  });
  if (following.signal.aborted) return;
  if (end.ok && end.value === "finished") return settleOutcome(flow);
  flow.lastAttempt.current = () => followCheck(input);
  if (end.ok) {
    flow.store.dispatch({ type: "action_failed", error: frameError("stream_lost", flow.texts.checksLost) });
  } else if (end.error.code === "session_expired") flow.store.dispatch({ type: "session_expired" });
  else if (isFatal(end.error.code)) flow.store.dispatch({ type: "session_ended", error: end.error });
  else flow.store.dispatch({ type: "action_failed", error: end.error });
}

async function settleOutcome(flow: CaptureFlow): Promise<void> {
  const outcome = flow.store.getState().check?.snapshot?.outcome;
  if (!outcome) return;
  flow.host.current?.sendEvent({ name: "CHECKS_FINISHED", outcome });
  if (outcome === "passed") await finishSession({ flow });
}

/** Tells the host of each result once, however often the stream repeats it. */
function resultReporter(flow: CaptureFlow): (snapshot: CheckRunSnapshot) => void {
  const reported = new Set<string>();
  return (snapshot) => {
    for (const { id, status, code } of snapshot.results) {
      if (reported.has(id)) continue;
      reported.add(id);
      flow.host.current?.sendEvent({ name: "TEST_RESULT", testId: id, status, code: code ?? null });
    }
  };
}
