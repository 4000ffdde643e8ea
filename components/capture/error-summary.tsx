import { fillText } from "@/lib/shared/report-card/fill-text";
import { Banner } from "../ui/banner";
import { titleOf } from "./capture-state";
import type { ScreenProps } from "./screen-props";

/** Says how many fields need a change and which; each field says the rest itself. */
export function ErrorSummary({ flow, state }: ScreenProps) {
  const { fieldErrors } = state;
  const count = fieldErrors.length;
  return (
    <div role="alert">
      {count > 1 && (
        <Banner tone="danger" title={fillText(flow.texts.errorsMany, { count })}>
          <p>{fieldErrors.map((error) => titleOf(state, error.property)).join(", ")}</p>
        </Banner>
      )}
      {count === 1 && (
        <p className="lk-sr">
          {flow.texts.errorsOne} {titleOf(state, fieldErrors[0]?.property ?? "")}: {fieldErrors[0]?.message}
        </p>
      )}
    </div>
  );
}
