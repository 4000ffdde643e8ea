import { useEffect, useRef, useState } from "react";
import type { CaptureFlow } from "../capture-flow";
import { ConsentRunner, type ConsentView, unpreparedConsent } from "./consent-runner";

/** Ties a sign-in to the screen that shows it: it starts and ends with it. */
export function useConsent(input: {
  readonly flow: CaptureFlow;
  readonly type: string;
  readonly stepId: string;
}): { readonly view: ConsentView; readonly runner: { readonly current: ConsentRunner | null } } {
  const { flow, type, stepId } = input;
  const runner = useRef<ConsentRunner | null>(null);
  const [view, show] = useState<ConsentView>(unpreparedConsent);
  useEffect(() => {
    const started = new ConsentRunner({ flow, type, stepId, show });
    void started.prepare();
    runner.current = started;
    const listening = new AbortController();
    // Whoever comes back from the other window wants to see at once how it went.
    const onReturn = () => document.visibilityState === "visible" && void started.ask();
    window.addEventListener("focus", onReturn, listening);
    document.addEventListener("visibilitychange", onReturn, listening);
    return () => {
      listening.abort();
      started.stop();
    };
  }, [flow, type, stepId]);
  return { view, runner };
}
