import { useState } from "react";
import type { NewHandover } from "@/lib/shared/capture/handover";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Banner } from "../../ui/banner";
import type { ScreenProps } from "../screen-props";
import { HandoverForm } from "./handover-form";
import { HandoverLink } from "./handover-link";
import { HandoverList } from "./handover-list";
import { handoverTextsOf } from "./handover-texts";
import { useHandovers } from "./use-handovers";
import { whatOf } from "./what-of";

interface PanelProps extends ScreenProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Hands a part of the form to a colleague, or all of it to another device, and shows how that stands. */
export function HandoverPanel({ flow, state, isOpen, onClose }: PanelProps) {
  const texts = handoverTextsOf(flow.page);
  const { handovers, filledIn, set } = useHandovers({ flow, isKnown: state.hasHandovers });
  const [made, setMade] = useState<NewHandover | null>(null);
  const isElsewhere = handovers.some((one) => one.stepId === null && one.state === "opened");
  const take = (one: NewHandover) => {
    setMade(one);
    const { url: _shownOnce, ...handover } = one;
    set([handover, ...handovers]);
  };
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <section className="lk-handover" aria-label={texts.title}>
      {isElsewhere && (
        <Banner tone="info" title={texts.elsewhereTitle} role="status">
          <p>{texts.elsewhereBody}</p>
        </Banner>
      )}
      <p className="lk-sr" role="status">
        {filledIn &&
          fillText(texts.told, {
            what: whatOf({ handover: filledIn, state, texts }),
            state: texts.state_filled_in,
          })}
      </p>
      {isOpen && made === null && (
        <HandoverForm flow={flow} state={state} texts={texts} onMade={take} onClose={close} />
      )}
      {isOpen && made !== null && <HandoverLink flow={flow} texts={texts} made={made} onClose={close} />}
      <HandoverList flow={flow} state={state} texts={texts} handovers={handovers} onChange={set} />
    </section>
  );
}
