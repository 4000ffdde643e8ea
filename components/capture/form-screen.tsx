import { useMemo } from "react";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { ReportCardForm } from "../report-card/report-card-form";
import { Banner } from "../ui/banner";
import { AllowList } from "./allow-list";
import type { OpenCard } from "./capture-state";
import { ConsentScreen } from "./consent/consent-screen";
import { ErrorSummary } from "./error-summary";
import { completeStep } from "./flow/complete-step";
import { keyDescriber } from "./flow/describe-key";
import { FormFooter } from "./form-footer";
import { HandoverDoor } from "./handover-door";
import { notesOf } from "./notes-of";
import { usePart } from "./parts/use-part";
import { PasteDoor } from "./paste-door";
import type { ScreenProps } from "./screen-props";
import { ScreenTitle } from "./screen-title";

/** One step of the report card, below what a reviewer asked to change in it. */
export function FormScreen({ flow, state }: ScreenProps) {
  const step = state.opened?.card.steps.find((one) => one.id === state.stepId);
  if (!state.opened || !step) return null;
  const { review } = state.opened;
  return (
    <>
      {review?.stepId === step.id && (
        <Banner tone="warning" title={flow.texts.sentBack}>
          <p>{review.comment}</p>
        </Banner>
      )}
      {step.type === "oauth" ? (
        <ConsentScreen key={step.id} flow={flow} state={state} step={step} />
      ) : (
        <StepForm flow={flow} state={state} opened={state.opened} step={step} />
      )}
      <HandoverDoor flow={flow} state={state} />
    </>
  );
}

function StepForm({
  flow,
  state,
  opened,
  step,
}: ScreenProps & { readonly opened: OpenCard; readonly step: ReportCardStep }) {
  const describeKey = useMemo(() => keyDescriber(flow), [flow]);
  const records = usePart("records", opened.stored !== null);
  // Who types will want to test: what shows that is there by then.
  usePart("checks", state.draft !== "clean");
  return (
    <>
      <ScreenTitle flow={flow} screen={step.id} takeFocus={state.focus === null}>
        {step.title}
      </ScreenTitle>
      {step.description && <p className="lk-lead">{step.description}</p>}
      <ErrorSummary flow={flow} state={state} />
      <PasteDoor flow={flow} state={state}>
        <ReportCardForm
          steps={opened.card.steps}
          stepId={step.id}
          values={state.values}
          policies={opened.policies}
          configured={state.configured}
          generated={opened.generated}
          errors={state.fieldErrors}
          notes={{ ...records?.secretNotes({ flow, state }), ...notesOf(state, flow.texts) }}
          focus={state.focus}
          texts={flow.texts}
          describeKey={describeKey}
          onChange={(answers) => flow.store.dispatch({ type: "answers_changed", answers })}
          onSubmit={() => void completeStep({ flow })}
        >
          {({ live }) => <Below flow={flow} state={state} step={step} live={live} />}
        </ReportCardForm>
      </PasteDoor>
    </>
  );
}

/** What stands under the fields. */
function Below(props: ScreenProps & { readonly step: ReportCardStep; readonly live: boolean }) {
  const records = usePart("records", props.state.opened?.stored != null);
  return (
    <>
      <AllowList {...props} />
      <FormFooter {...props} />
      {records && <records.StoredReceipt {...props} />}
    </>
  );
}
