import { fillText } from "@/lib/shared/report-card/fill-text";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { Button } from "../ui/button";
import { Facts } from "../ui/facts";
import { fieldToFix, isChangeable, isOfConsent, titleOf } from "./capture-state";
import type { CheckProps } from "./check-props";
import { checksTextsOf } from "./checks-texts";
import { reportStep } from "./flow/report-step";
import { Remedy } from "./remedy";

/** What to do about a failed test: the hint, the fix to copy, the field to change, what was tried. */
export function CheckAdvice(props: CheckProps & { readonly result: SetupTestResult }) {
  const { flow, state, result, FixHere } = props;
  const texts = checksTextsOf(flow);
  const { store } = flow;
  const { field, message } = result;
  const changeable = field !== undefined && isChangeable(state, field);
  const snapshot = state.check?.snapshot;
  const signsIn = field !== undefined && isOfConsent(state, field);
  const fixHere =
    !signsIn &&
    result.status === "FAILED" &&
    snapshot?.state === "finished" &&
    fieldToFix(state, snapshot) === field;
  return (
    <div className="lk-advice">
      {!fixHere && <p className="lk-check-message">{message}</p>}
      {result.hint && <p>{result.hint}</p>}
      {result.remedy && <Remedy flow={flow} remedy={result.remedy} />}
      {changeable && fixHere && <FixHere flow={flow} state={state} property={field} message={message} />}
      {changeable && !fixHere && (
        <Button
          variant={result.status === "FAILED" ? "primary" : "plain"}
          onClick={() => {
            store.dispatch({ type: "field_change_wanted", error: { property: field, message } });
            reportStep({ flow });
          }}
        >
          {signsIn ? texts.signInAgain : fillText(texts.changeField, { title: titleOf(state, field) })}
        </Button>
      )}
      {result.details.length > 0 && (
        <details className="lk-details">
          <summary>{texts.whatWeTried}</summary>
          <Facts facts={result.details} />
        </details>
      )}
    </div>
  );
}
