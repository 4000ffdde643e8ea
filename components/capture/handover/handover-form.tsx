import { useEffect, useId, useRef, useState } from "react";
import { handoverHours, type NewHandover } from "@/lib/shared/capture/handover";
import { isCredential } from "@/lib/shared/report-card/is-credential";
import { Button } from "../../ui/button";
import { stepsOf } from "../capture-state";
import { saveDraft } from "../flow/save-draft";
import type { ScreenProps } from "../screen-props";
import type { HandoverTexts } from "./handover-texts";

type Purpose = "forStep" | "forSecrets" | "forDevice";

interface FormProps extends ScreenProps {
  readonly texts: HandoverTexts;
  readonly onMade: (made: NewHandover) => void;
  readonly onClose: () => void;
}

/** What is handed over, and how long its link may wait. */
export function HandoverForm(props: FormProps) {
  const { flow, state, texts } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const [purpose, setPurpose] = useState<Purpose>(purposesOf(props)[0] ?? "forDevice");
  const [hours, setHours] = useState<(typeof handoverHours)[number]>(24);
  const { error, busy, make } = useMaking({ ...props, purpose, hours });
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h3 className="lk-strong" ref={heading} tabIndex={-1}>
        {texts.title}
      </h3>
      <Purposes flow={flow} state={state} texts={texts} purpose={purpose} onChange={setPurpose} />
      <p className="lk-help">{purpose === "forDevice" ? texts.deviceHelp : texts.colleagueHelp}</p>
      {purpose !== "forDevice" && <Hours texts={texts} hours={hours} onChange={setHours} />}
      {error !== "" && (
        <p className="lk-error" role="alert">
          {error}
        </p>
      )}
      <div className="lk-row">
        <Button variant="primary" busy={busy} onClick={() => void make()}>
          {texts.make}
        </Button>
        <Button variant="quiet" onClick={props.onClose}>
          {texts.close}
        </Button>
      </div>
    </>
  );
}

/** Makes the link. */
function useMaking(
  input: FormProps & { readonly purpose: Purpose; readonly hours: (typeof handoverHours)[number] },
) {
  const { flow, state } = input;
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  async function make(): Promise<void> {
    setBusy(true);
    // What the link leads to depends on the answers given so far.
    await saveDraft({ flow });
    const type = state.opened?.card.type ?? "";
    const asked = askedOf(input);
    const made = await flow.session.run((bearer) => flow.actions.handOver({ bearer, type, ...asked }));
    setBusy(false);
    if (made.ok) input.onMade(made.value);
    else setError(made.error.message);
  }
  return { error, busy, make };
}

function Purposes(
  props: ScreenProps & {
    readonly texts: HandoverTexts;
    readonly purpose: Purpose;
    readonly onChange: (purpose: Purpose) => void;
  },
) {
  const { texts, purpose, onChange } = props;
  const name = useId();
  return (
    <div className="lk-choices" role="radiogroup" aria-label={texts.title}>
      {purposesOf(props).map((one) => (
        <label key={one} className="lk-choice">
          <input type="radio" name={name} checked={one === purpose} onChange={() => onChange(one)} />
          <span>{texts[one]}</span>
        </label>
      ))}
    </div>
  );
}

function Hours(props: {
  readonly texts: HandoverTexts;
  readonly hours: number;
  readonly onChange: (hours: (typeof handoverHours)[number]) => void;
}) {
  const { texts, hours } = props;
  const id = useId();
  return (
    <>
      <label className="lk-label" htmlFor={id}>
        {texts.waits}
      </label>
      <select
        id={id}
        className="lk-input lk-select"
        value={hours}
        onChange={({ target }) => {
          const chosen = handoverHours.find((one) => String(one) === target.value);
          if (chosen !== undefined) props.onChange(chosen);
        }}
      >
        {handoverHours.map((one) => (
          <option key={one} value={one}>
            {texts[`hours_${one}`]}
          </option>
        ))}
      </select>
    </>
  );
}

/**
 * A sign-in at a provider is nobody else's to give; secrets alone are a part where the step asks for more. What goes on
 * here already goes on nowhere else.
 */
function purposesOf({ flow, state }: ScreenProps): readonly Purpose[] {
  const step = stepsOf(state).find(({ id }) => id === state.stepId);
  const own: readonly Purpose[] = flow.page.isHandedOn ? [] : ["forDevice"];
  if (step?.type !== "form") return own;
  const steps = state.opened?.card.steps ?? [];
  const secrets = step.properties.filter(({ name }) => isCredential({ steps, name }));
  const isMixed = secrets.length > 0 && secrets.length < step.properties.length;
  return isMixed ? ["forStep", "forSecrets", ...own] : ["forStep", ...own];
}

/** Another device of one's own is at hand: its link need not wait long. */
function askedOf(input: {
  readonly purpose: Purpose;
  readonly hours: (typeof handoverHours)[number];
  readonly state: ScreenProps["state"];
}) {
  const { purpose, hours, state } = input;
  const secretsOnly = purpose === "forSecrets";
  return purpose === "forDevice"
    ? { stepId: null, secretsOnly, hours: handoverHours[0] }
    : { stepId: state.stepId, secretsOnly, hours };
}
