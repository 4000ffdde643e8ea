import { ReportCardForm } from "../report-card/report-card-form";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { type CaptureState, stepsOf } from "./capture-state";
import { ErrorSummary } from "./error-summary";
import { completeStep } from "./flow/complete-step";
import { reportStep } from "./flow/report-step";
import { notesOf } from "./notes-of";
import type { ScreenProps } from "./screen-props";
import { ScreenTitle } from "./screen-title";
import type { CaptureTexts } from "./texts";

/** One step of the report card. */
export function FormScreen({ flow, state }: ScreenProps) {
  const step = state.opened?.card.steps.find((one) => one.id === state.stepId);
  if (!state.opened || !step) return null;
  return (
    <>
      <ScreenTitle flow={flow} screen={step.id} takeFocus={state.focus === null}>
        {step.title}
      </ScreenTitle>
      {step.description && <p className="lk-lead">{step.description}</p>}
      <ErrorSummary flow={flow} state={state} />
      <ReportCardForm
        steps={state.opened.card.steps}
        stepId={step.id}
        values={state.values}
        policies={state.opened.policies}
        configured={state.configured}
        generated={state.opened.generated}
        errors={state.fieldErrors}
        notes={notesOf(state, flow.texts)}
        focus={state.focus}
        texts={flow.texts}
        onChange={(answers) => flow.store.dispatch({ type: "answers_changed", answers })}
        onSubmit={() => void completeStep({ flow })}
      >
        {({ live }) => <FormFooter flow={flow} state={state} live={live} />}
      </ReportCardForm>
    </>
  );
}

function FormFooter({ flow, state, live }: ScreenProps & { readonly live: boolean }) {
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
