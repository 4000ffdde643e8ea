import { useEffect, useState, useSyncExternalStore } from "react";
import { type CaptureFlow, createCaptureFlow } from "./capture-flow";
import type { CaptureState } from "./capture-state";
import { repeatEarlyClick } from "./early-click";
import { acceptToken } from "./flow/accept-token";
import { askToLeave, leave } from "./flow/leave";
import { pageLeft } from "./flow/page-left";
import { reportForgery } from "./flow/report-forgery";
import { saveDraft } from "./flow/save-draft";
import { frameScript } from "./frame-script";
import { connectToHost } from "./host-channel";

/** How long typing has to pause before the draft is saved, in ms. */
const draftDelayMs = 800;

/** Connects the frame's state to React, to the host page and to the browser tab. */
export function useCapture(
  input: Parameters<typeof createCaptureFlow>[0] & {
    /** What stands in for the host on a page that nobody holds. The first one given stays. @default connectToHost */
    readonly connect?: typeof connectToHost;
  },
): { readonly flow: CaptureFlow; readonly state: CaptureState } {
  const [connect] = useState(() => input.connect ?? connectToHost);
  const [flow] = useState(() => createCaptureFlow(input));
  const { getState, subscribe } = flow.store;
  const state = useSyncExternalStore(subscribe, getState, getState);
  useEffect(() => holdChannel(flow, connect), [flow, connect]);
  useEffect(repeatEarlyClick, []);
  useDraftSaving(flow, state);
  return { flow, state };
}

function holdChannel(flow: CaptureFlow, connect: typeof connectToHost): () => void {
  const { sessionId, allowedOrigins } = flow.page;
  const channel = connect({
    sessionId,
    allowedOrigins,
    onToken: ({ token, tabKey }) => void acceptToken({ flow, token, tabKey }),
    onUpdate: (given) => {
      const { theme: own } = flow.page;
      void frameScript("theme").then(({ applyTheme }) => applyTheme({ own, given }));
    },
    onForgery: () => void reportForgery({ flow }),
    onClose: (by) => void (by === "user" ? askToLeave({ flow }) : leave({ flow, by })),
  });
  flow.host.current = channel;
  channel.sendTokenNeeded("first");
  return () => {
    flow.host.current = null;
    channel.dispose();
  };
}

/** Saves when typing pauses, again after a failure, and at once when the tab goes out of sight: it may never come back. */
function useDraftSaving(flow: CaptureFlow, state: CaptureState): void {
  const { draft, values } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the values starts the pause anew
  useEffect(() => {
    if (draft !== "dirty") return;
    const timer = setTimeout(() => void saveDraft({ flow }), draftDelayMs);
    return () => clearTimeout(timer);
  }, [flow, draft, values]);
  useEffect(() => {
    if (draft !== "failed") return;
    const timer = setTimeout(() => void saveDraft({ flow }), draftDelayMs * 6);
    return () => clearTimeout(timer);
  }, [flow, draft]);
  useEffect(() => {
    const listening = new AbortController();
    const onHide = () => document.visibilityState === "hidden" && void saveDraft({ flow });
    document.addEventListener("visibilitychange", onHide, listening);
    window.addEventListener("pagehide", () => pageLeft({ flow }), listening);
    // A keyboard that comes up leaves less of the page: what is typed into stays in sight.
    window.visualViewport?.addEventListener("resize", keepInSight, listening);
    return () => listening.abort();
  }, [flow]);
}

function keepInSight(): void {
  const typed = document.activeElement;
  if (typed?.matches("input,textarea,select")) typed.scrollIntoView({ block: "nearest" });
}
