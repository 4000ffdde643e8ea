import { useMemo } from "react";
import { ReportCardForm } from "../report-card/report-card-form";
import { Button } from "../ui/button";
import { completeStep } from "./flow/complete-step";
import { keyDescriber } from "./flow/describe-key";
import { notesOf } from "./notes-of";
import type { ScreenProps } from "./screen-props";

/** The one field a failed test is about, in the test's own row: change it and test again, nothing else to find. */
export function FixHere(
  props: ScreenProps & {
    readonly property: string;
    /** What the test found: said once, as the field's error. */
    readonly message: string;
  },
) {
  const { flow, state, property, message } = props;
  const describeKey = useMemo(() => keyDescriber(flow), [flow]);
  const errors = useMemo(() => [{ property, message }], [property, message]);
  if (!state.opened || state.stepId === null) return null;
  const touched = state.fieldErrors.some((error) => error.property === property);
  return (
    <ReportCardForm
      steps={state.opened.card.steps}
      stepId={state.stepId}
      only={property}
      values={state.values}
      policies={state.opened.policies}
      configured={state.configured}
      generated={state.opened.generated}
      errors={touched ? state.fieldErrors : errors}
      notes={notesOf(state, flow.texts)}
      focus={state.focus}
      texts={flow.texts}
      describeKey={describeKey}
      onChange={(answers) => flow.store.dispatch({ type: "answers_changed", answers })}
      onSubmit={() => void completeStep({ flow })}
    >
      {({ live }) => (
        <Button type="submit" variant="primary" busy={state.busy} disabled={!live}>
          {state.busy ? flow.texts.working : flow.texts.submitAgain}
        </Button>
      )}
    </ReportCardForm>
  );
}
