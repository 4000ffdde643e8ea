import type { CheckRunSnapshot } from "@/lib/shared/capture/contract";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../ui/button";
import type { CaptureState } from "./capture-state";
import type { CheckProps } from "./check-props";
import { CheckRow } from "./check-row";
import { type ChecksTexts, checksTextsOf } from "./checks-texts";
import { retryChecks } from "./flow/retry-checks";
import type { ScreenProps } from "./screen-props";
import { ScreenTitle } from "./screen-title";

/** The planned tests at once, their results as they come, and what to do about a failure. */
export function CheckScreen({ flow, state, FixHere }: CheckProps) {
  const texts = checksTextsOf(flow);
  if (!state.check) return null;
  const { started, snapshot } = state.check;
  const heading = headingOf(snapshot, texts);
  const over = snapshot?.state === "finished" && snapshot.outcome !== "passed";
  return (
    <>
      <ScreenTitle
        flow={flow}
        screen={`${started.checkRunId}-${heading.title}`}
        takeFocus={!over || state.focus === null}
      >
        {heading.title}
      </ScreenTitle>
      <p className="lk-lead">{heading.body}</p>
      <p className="lk-sr" role="status">
        {announcement(state, texts)}
      </p>
      <ol className="lk-checks">
        {started.plan.map((stage) => (
          <CheckRow
            key={stage.id}
            flow={flow}
            state={state}
            FixHere={FixHere}
            title={stage.title}
            wakingSince={snapshot?.wakingSince ?? null}
            running={snapshot?.state !== "finished" && snapshot?.current === stage.id}
            result={snapshot?.results.find((result) => result.id === stage.id)}
          />
        ))}
      </ol>
      {over && <WaysOn flow={flow} state={state} />}
    </>
  );
}

/** After checks that did not pass: back to the answers, or the same checks again. */
function WaysOn({ flow, state }: ScreenProps) {
  const texts = checksTextsOf(flow);
  const { store } = flow;
  return (
    <div className="lk-actions">
      <Button variant="quiet" onClick={() => store.dispatch({ type: "answers_change_wanted" })}>
        {texts.changeAnswers}
      </Button>
      <span className="lk-grow" />
      <Button busy={state.busy} onClick={() => void retryChecks({ flow })}>
        {texts.tryAgain}
      </Button>
    </div>
  );
}

function headingOf(snapshot: CheckRunSnapshot | null, texts: ChecksTexts) {
  if (snapshot?.wakingSince) return { title: texts.checksWaking, body: texts.checksWakingBody };
  if (snapshot?.state !== "finished") return { title: texts.checksRunning, body: texts.checksRunningBody };
  if (snapshot.outcome === "passed") return { title: texts.checksPassed, body: texts.checksFinishing };
  if (isStopped(snapshot)) return { title: texts.checksStopped, body: texts.checksStoppedBody };
  if (snapshot.results.some((result) => result.trust)) {
    return { title: texts.checksTrust, body: texts.checksTrustBody };
  }
  return snapshot.outcome === "failed"
    ? { title: texts.checksFailed, body: texts.checksFailedBody }
    : { title: texts.checksInconclusive, body: texts.checksInconclusiveBody };
}

/** Ended by the user: nothing went wrong. */
function isStopped(snapshot: CheckRunSnapshot): boolean {
  return snapshot.results.some(({ code }) => code === "cancelled");
}

/** The newest result, for screen readers: one sentence, not the whole list again. */
function announcement(state: CaptureState, texts: ChecksTexts): string {
  const { snapshot } = state.check ?? {};
  if (!snapshot || isStopped(snapshot)) return "";
  const result = snapshot.results.findLast((one) => one.status !== "SKIPPED");
  if (!result) return "";
  return fillText("{title}: {status}. {message}", {
    title: result.title,
    status: texts[`status_${result.status}`],
    message: result.message,
  });
}
