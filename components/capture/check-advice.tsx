import { fillText } from "@/lib/shared/report-card/fill-text";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { stepIdOf, titleOf } from "./capture-state";
import { Facts } from "./facts";
import { reportStep } from "./flow/report-step";
import type { ScreenProps } from "./screen-props";

/** What to do about a failed test: the hint, the fix to copy, the field to change, what was tried. */
export function CheckAdvice({ flow, state, result }: ScreenProps & { readonly result: SetupTestResult }) {
  const { texts, store } = flow;
  const { field, message } = result;
  // The host may have locked or hidden the field: then there is nothing here to change.
  const changeable =
    field !== undefined &&
    stepIdOf(state, field) !== null &&
    !state.opened?.policies.some((policy) => policy.property === field && policy.mode !== "default");
  return (
    <div className="lk-advice">
      {result.hint && <p>{result.hint}</p>}
      {result.remedy && (
        <figure className="lk-remedy">
          <figcaption className="lk-remedy-head">
            <span className="lk-help">{texts.remedyTitle}</span>
            <CopyButton text={result.remedy} label={texts.remedyCopy} texts={texts} />
          </figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
          <pre className="lk-code" tabIndex={0}>
            {result.remedy}
          </pre>
        </figure>
      )}
      {changeable && (
        <Button
          variant="primary"
          onClick={() => {
            store.dispatch({ type: "field_change_wanted", error: { property: field, message } });
            reportStep({ flow });
          }}
        >
          {fillText(texts.changeField, { title: titleOf(state, field) })}
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
