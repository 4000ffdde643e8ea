import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { type CaptureState, stepsOf } from "./capture-state";
import { reportStep } from "./flow/report-step";
import { usePart } from "./parts/use-part";
import type { ScreenProps } from "./screen-props";
import type { CaptureTexts } from "./texts";

/** The way back, what happens next, and the button that goes on. */
export function FormFooter(
  props: ScreenProps & {
    readonly live: boolean;
    /** False while there is nothing to go on with. @default true */
    readonly canGoOn?: boolean;
  },
) {
  const { flow, state, live, canGoOn = true } = props;
  const { texts } = flow;
  const records = usePart("records", state.opened?.stored != null);
  const steps = stepsOf(state);
  const index = steps.findIndex((step) => step.id === state.stepId);
  const submits = state.rechecking || index === steps.length - 1;
  return (
    <footer className="lk-foot">
      {submits && canGoOn && !flow.page.part && (
        <>
          {records && <records.ChangeList flow={flow} state={state} />}
          <p className="lk-help lk-review">
            <Icon name="shield" />
            {texts.reviewLine}
          </p>
        </>
      )}
      <div className="lk-actions">
        <WayBack flow={flow} state={state} />
        <DraftStatus state={state} texts={texts} />
        {canGoOn && (
          <Button type="submit" variant="primary" busy={state.busy} disabled={!live}>
            {flow.page.part && !state.busy ? texts.submitPart : submitLabel(state, texts, submits)}
          </Button>
        )}
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

/** Back to the step before, or from the first one to the choice of destinations. */
function WayBack({ flow, state }: ScreenProps) {
  const { texts, store, page } = flow;
  const steps = stepsOf(state);
  const previous = steps[steps.findIndex((step) => step.id === state.stepId) - 1];
  if (previous) {
    const back = () => {
      store.dispatch({ type: "step_shown", stepId: previous.id });
      reportStep({ flow });
    };
    return (
      <Button variant="quiet" onClick={back}>
        {texts.back}
      </Button>
    );
  }
  if (page.destinationTypes.length < 2) return null;
  return (
    <Button variant="quiet" onClick={() => store.dispatch({ type: "chooser_shown" })}>
      {texts.changeType}
    </Button>
  );
}
