"use client";
import { useEffect, useState } from "react";
import type { PreviewContent, PreviewMessage } from "@/lib/shared/preview/preview-content";
import { CaptureView } from "../capture/capture-frame";
import type { ConnectToHostInput, HostChannel } from "../capture/host-channel";
import { useCapture } from "../capture/use-capture";
import { previewActions } from "./preview-actions";
import { followTheme, showTheme } from "./show-theme";

/** The capture frame over a form that nobody can send. Shows what the dashboard around it gives. */
export function PreviewFrame({ initial }: { readonly initial: PreviewContent | null }) {
  const [shown, setShown] = useState({ content: initial, count: 0 });
  useEffect(() => {
    const listening = new AbortController();
    window.addEventListener("message", (event) => receive(event), listening);
    // The dashboard sends its draft once the frame can take it.
    window.parent.postMessage({ latchkeyPreviewReady: true }, window.location.origin);
    return () => listening.abort();
    function receive(event: MessageEvent) {
      const isOurs = event.source === window.parent && event.origin === window.location.origin;
      const content = (event.data as Partial<PreviewMessage> | null)?.latchkeyPreview;
      if (isOurs && content) setShown(({ count }) => ({ content, count: count + 1 }));
    }
  }, []);
  useEffect(followTheme, []);
  if (shown.content === null) return null;
  return <Preview key={shown.count} content={shown.content} />;
}

function Preview({ content }: { readonly content: PreviewContent }) {
  const { flow, state } = useCapture({
    page: content.page,
    actions: previewActions(content),
    paths: { checkRuns: "/embed/ls_preview/check-runs/", exit: "/embed/ls_preview/exit" },
    connect: noHost,
  });
  useEffect(() => showTheme(content.page.theme), [content]);
  return <CaptureView flow={flow} state={state} />;
}

/** Gives the form its token at once, and hears of nothing. */
function noHost({ onToken }: ConnectToHostInput): HostChannel {
  return {
    parentOrigin: () => null,
    sendTokenNeeded: () => onToken({ token: "preview", tabKey: "preview" }),
    sendEvent: () => undefined,
    sendSuccess: () => undefined,
    sendExit: () => undefined,
    dispose: () => undefined,
  };
}
