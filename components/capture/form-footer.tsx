import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { type CaptureState, stepsOf } from "./capture-state";
import { reportStep } from "./flow/report-step";
import type { ScreenProps } from "./screen-props";
import type { CaptureTexts } from "./texts";

/** The way back, what happens next, and the button that goes on. */
export function FormFooter({ flow, state, live }: ScreenProps & { readonly live: boolean }) {
  const { texts, store } = flow;
  const steps = stepsOf(state);
  const index = steps.findIndex((step) => step.id === state.stepId);
  const previous = steps[index - 1];
  const submits = state.rechecking || index === steps.length - 1;
  return (
    <footer className="lk-foot">
      {submits && (
        <p className="lk-help lk-review">
          <Icon name="shield" />
          {texts.reviewLine}
        </p>
      )}
      <div className="lk-actions">
        {previous && (
          <Button
            variant="quiet"
            onClick={() => {
              store.dispatch({ type: "step_shown", stepId: previous.id });
              reportStep({ flow });
            }}
          >
            {texts.back}
          </Button>
        )}
        {!previous && flow.page.destinationTypes.length > 1 && (
          <Button variant="quiet" onClick={() => store.dispatch({ type: "chooser_shown" })}>
            {texts.changeType}
          </Button>
        )}
        <DraftStatus state={state} texts={texts} />
        <Button type="submit" variant="primary" busy={state.busy} disabled={!live}>
          {submitLabel(state, texts, submits)}
        </Button>
      </div>
    </footer>
  );
}

function submitLabel(state: CaptureState, texts: CaptureTexts, submits: boolean): string {
  if (state.busy) return texts.working;
  if (!submits) return texts.continue;
  return state.rechecking ? texts.submitAgain : texts.submit;
}

function DraftStatus({ state, texts }: { readonly state: CaptureState; readonly texts: CaptureTexts }) {
  const shown = {
    clean: "",
    dirty: "",
    saving: texts.draftSaving,
    saved: texts.draftSaved,
    failed: texts.draftFailed,
  };
  return (
    <p className="lk-help lk-draft" role="status">
      {shown[state.draft]}
    </p>
  );
}
