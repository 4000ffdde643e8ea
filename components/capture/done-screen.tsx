import { Fragment, type ReactNode } from "react";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import type { CaptureState } from "./capture-state";
import { leave } from "./flow/leave";
import { Receipt } from "./receipt";
import { recordsTextsOf } from "./records-texts";
import { Remedy } from "./remedy";
import type { ScreenProps } from "./screen-props";
import { ScreenTitle } from "./screen-title";

/** The end: what was stored (names, never values), what was tested, and the way back to the host. */
export function DoneScreen({
  flow,
  state,
  wayBack,
}: ScreenProps & {
  /** In the place of the button that gives the host page its turn. */
  readonly wayBack?: ReactNode;
}) {
  const texts = recordsTextsOf(flow);
  const { page } = flow;
  const { completed } = state;
  const waits = completed?.pending;
  const type = page.destinationTypes.find((one) => one.id === completed?.destinationType);
  return (
    <div className="lk-done">
      <span className="lk-done-mark">
        <Icon name="check" />
      </span>
      <ScreenTitle flow={flow} screen="done">
        {fillText(waits ? texts.waitsTitle : texts.doneTitle, {
          type: type?.title ?? completed?.connectionName ?? "",
        })}
      </ScreenTitle>
      <p className="lk-lead">
        {fillText(waits ? texts.waitsBody : texts.doneBody, { name: completed?.connectionName ?? "" })}
      </p>
      {completed?.receipt && (
        <Receipt flow={flow} state={state} receipt={completed.receipt}>
          <TestsPassed flow={flow} state={state} />
        </Receipt>
      )}
      <Warnings flow={flow} state={state} />
      {wayBack ?? (
        <Button variant="primary" className="lk-wide" onClick={() => void leave({ flow })}>
          {texts.done}
        </Button>
      )}
    </div>
  );
}

/** Tests that passed with a remark. */
function Warnings({ flow, state }: ScreenProps) {
  const warnings = resultsOf(state).filter((result) => result.status === "WARNING");
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warning" title={recordsTextsOf(flow).doneWarnings}>
      {warnings.map((warning) => (
        <Fragment key={warning.id}>
          <p>
            {warning.message} {warning.hint}
          </p>
          {warning.remedy && <Remedy flow={flow} remedy={warning.remedy} />}
        </Fragment>
      ))}
    </Banner>
  );
}

/** How many tests passed. */
function TestsPassed({ flow, state }: ScreenProps) {
  const passed = resultsOf(state).filter((result) => result.status === "PASSED");
  return <p className="lk-help">{fillText(recordsTextsOf(flow).doneTests, { count: passed.length })}</p>;
}

function resultsOf(state: CaptureState) {
  return state.check?.snapshot?.results ?? [];
}
