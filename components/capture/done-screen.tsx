import type { ReactNode } from "react";
import { applicableProperties } from "@/lib/shared/report-card/applicable-properties";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import type { CaptureState } from "./capture-state";
import { leave } from "./flow/leave";
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
  const { texts, page } = flow;
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
      <Receipt flow={flow} state={state} />
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
    <Banner tone="warning" title={flow.texts.doneWarnings}>
      {warnings.map((warning) => (
        <p key={warning.id}>
          {warning.message} {warning.hint}
        </p>
      ))}
    </Banner>
  );
}

/** What was stored and how many tests passed. */
function Receipt({ flow, state }: ScreenProps) {
  const { texts } = flow;
  const passed = resultsOf(state).filter((result) => result.status === "PASSED");
  return (
    <div className="lk-receipt">
      <p className="lk-strong">{texts.doneStored}</p>
      <ul>
        {storedFields(state).map((field) => (
          <li key={field.name}>
            {field.secret && <Icon name="lock" />}
            {field.secret ? fillText(texts.doneEncrypted, { title: field.title }) : field.title}
          </li>
        ))}
      </ul>
      <p className="lk-help">{fillText(texts.doneTests, { count: passed.length })}</p>
    </div>
  );
}

function resultsOf(state: CaptureState) {
  return state.check?.snapshot?.results ?? [];
}

function storedFields(state: CaptureState) {
  if (!state.opened) return [];
  const { card, policies } = state.opened;
  const { steps } = card;
  const hidden = policies.filter((policy) => policy.mode === "hidden").map((policy) => policy.property);
  return applicableProperties({ steps, values: state.values, policies })
    .filter((property) => !hidden.includes(property.name))
    .map((property) => ({
      name: property.name,
      title: property.title,
      secret: isCredential({ steps, name: property.name }),
      filled:
        property.system_provided ||
        (state.values[property.name] ?? "") !== "" ||
        state.configured.includes(property.name),
    }))
    .filter((field) => field.filled);
}
