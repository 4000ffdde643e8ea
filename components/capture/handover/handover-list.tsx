import { useState } from "react";
import type { Handover } from "@/lib/shared/capture/handover";
import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../../ui/button";
import type { ScreenProps } from "../screen-props";
import type { HandoverTexts } from "./handover-texts";
import { whatOf } from "./what-of";

interface ListProps extends ScreenProps {
  readonly texts: HandoverTexts;
  readonly handovers: readonly Handover[];
  readonly onChange: (handovers: readonly Handover[]) => void;
}

/** What was handed over and how it stands, with a way to take it back. */
export function HandoverList({ flow, state, texts, handovers, onChange }: ListProps) {
  const [error, setError] = useState("");
  if (handovers.length === 0) return null;
  async function takeBack(id: string) {
    const left = await flow.session.run((bearer) => flow.actions.takeBack({ bearer, id }));
    setError(left.ok ? "" : left.error.message);
    if (left.ok) onChange(left.value);
  }
  return (
    <>
      <p className="lk-strong">{texts.listTitle}</p>
      <ul className="lk-handovers">
        {handovers.map((handover) => {
          const what = whatOf({ handover, state, texts });
          return (
            <li key={handover.id}>
              <span>
                {what} <span className="lk-help">{texts[`state_${handover.state}`]}</span>
              </span>
              {(handover.state === "waiting" || handover.state === "opened") && (
                <Button
                  variant="quiet"
                  aria-label={fillText(texts.takeBackOf, { what })}
                  onClick={() => void takeBack(handover.id)}
                >
                  {texts.takeBack}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {error !== "" && (
        <p className="lk-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
