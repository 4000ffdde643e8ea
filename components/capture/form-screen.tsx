import { useMemo } from "react";
import { ReportCardForm } from "../report-card/report-card-form";
import { Banner } from "../ui/banner";
import { AllowList } from "./allow-list";
import { ConsentScreen } from "./consent/consent-screen";
import { ErrorSummary } from "./error-summary";
import { completeStep } from "./flow/complete-step";
import { keyDescriber } from "./flow/describe-key";
import { FormFooter } from "./form-footer";
import { notesOf } from "./notes-of";
import type { ScreenProps } from "./screen-props";
import { ScreenTitle } from "./screen-title";

/** One step of the report card. */
export function FormScreen({ flow, state }: ScreenProps) {
  const describeKey = useMemo(() => keyDescriber(flow), [flow]);
  const step = state.opened?.card.steps.find((one) => one.id === state.stepId);
  if (!state.opened || !step) return null;
  const { review } = state.opened;
  if (step.type === "oauth") {
    return <ConsentScreen key={step.id} flow={flow} state={state} step={step} />;
  }
  return (
    <>
      <ScreenTitle flow={flow} screen={step.id} takeFocus={state.focus === null}>
        {step.title}
      </ScreenTitle>
      {step.description && <p className="lk-lead">{step.description}</p>}
      {review?.stepId === step.id && (
        <Banner tone="warning" title={flow.texts.sentBack}>
          <p>{review.comment}</p>
        </Banner>
      )}
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
        describeKey={describeKey}
        onChange={(answers) => flow.store.dispatch({ type: "answers_changed", answers })}
        onSubmit={() => void completeStep({ flow })}
      >
        {({ live }) => (
          <>
            <AllowList flow={flow} state={state} step={step} />
            <FormFooter flow={flow} state={state} live={live} />
          </>
        )}
      </ReportCardForm>
    </>
  );
}
