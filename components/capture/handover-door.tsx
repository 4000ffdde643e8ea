import { useState } from "react";
import { Button } from "../ui/button";
import { stepsOf } from "./capture-state";
import { usePart } from "./parts/use-part";
import type { ScreenProps } from "./screen-props";

/** Below a step: asks a colleague for it, or goes on elsewhere. Who was handed a part hands on nothing. */
export function HandoverDoor({ flow, state }: ScreenProps) {
  const [isOpen, setOpen] = useState(false);
  const isWanted = isOpen || state.hasHandovers;
  const part = usePart("handover", isWanted);
  const { page } = flow;
  // Of a form that goes on here only a step can be somebody else's, and a sign-in at a provider cannot.
  const isStuck = page.isHandedOn && stepsOf(state).find(({ id }) => id === state.stepId)?.type !== "form";
  if (page.part || isStuck) return null;
  return (
    <>
      {isWanted && part && (
        <part.HandoverPanel flow={flow} state={state} isOpen={isOpen} onClose={() => setOpen(false)} />
      )}
      {!(isOpen && part) && (
        <Button variant="quiet" busy={isOpen} onClick={() => setOpen(true)}>
          {flow.texts.handOver}
        </Button>
      )}
    </>
  );
}
