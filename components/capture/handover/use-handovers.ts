import { useEffect, useRef, useState } from "react";
import type { Handover } from "@/lib/shared/capture/handover";
import type { CaptureFlow } from "../capture-flow";
import { takeIn } from "./take-in";

/** How often it is asked how the links stand, in ms. */
const pauseMs = 3_000;

/** How the links made here stand, followed as long as one of them may still change. */
export function useHandovers(input: {
  readonly flow: CaptureFlow;
  /** Asked at once; else from the first link on. */
  readonly isKnown: boolean;
}): {
  readonly handovers: readonly Handover[];
  /** What was filled in last, to be said aloud; null until then. */
  readonly filledIn: Handover | null;
  readonly set: (handovers: readonly Handover[]) => void;
} {
  const { flow, isKnown } = input;
  const [handovers, setHandovers] = useState<readonly Handover[]>([]);
  const [filledIn, setFilledIn] = useState<Handover | null>(null);
  const before = useRef<readonly Handover[]>([]);
  const asked = useRef({ times: 0, isAnswered: false });
  function set(now: readonly Handover[]): void {
    for (const one of now.filter((each) => isNewlyDone(each, before.current))) {
      setFilledIn(one);
      void takeIn({ flow, handover: one });
    }
    before.current = now;
    setHandovers(now);
  }
  const isLive = (isKnown && !asked.current.isAnswered) || handovers.some(mayChange);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after every answer
  useEffect(() => {
    if (!isLive) return;
    const delayMs = isKnown && asked.current.times === 0 ? 0 : pauseMs;
    const onAnswer = (now: readonly Handover[] | null) => {
      asked.current = {
        times: asked.current.times + 1,
        isAnswered: asked.current.isAnswered || now !== null,
      };
      // Without news the same ones are set again, as another list: that asks again.
      set(now ?? [...before.current]);
    };
    return askLater({ flow, delayMs, onAnswer });
  }, [isLive, handovers]);
  return { handovers, filledIn, set };
}

/** Asks after a while. Null is answered where nothing could be asked, or nobody looks. @returns a function that stops it */
function askLater(input: {
  readonly flow: CaptureFlow;
  readonly delayMs: number;
  readonly onAnswer: (handovers: readonly Handover[] | null) => void;
}): () => void {
  const { flow } = input;
  let isGone = false;
  async function ask(): Promise<void> {
    const isHidden = document.visibilityState === "hidden";
    const read = isHidden ? null : await flow.session.run((bearer) => flow.actions.readHandovers({ bearer }));
    if (!isGone) input.onAnswer(read?.ok ? read.value : null);
  }
  const timer = setTimeout(ask, input.delayMs);
  return () => {
    isGone = true;
    clearTimeout(timer);
  };
}

/** What was done before this page was opened is in its answers already. */
function isNewlyDone({ id, state }: Handover, before: readonly Handover[]): boolean {
  return state === "filled_in" && before.some((one) => one.id === id && one.state !== state);
}

function mayChange({ state }: Handover): boolean {
  return state === "waiting" || state === "opened";
}
