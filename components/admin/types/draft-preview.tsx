"use client";
import { useEffect, useRef } from "react";
import type { PreviewContent, PreviewMessage } from "@/lib/shared/preview/preview-content";

/** The form of a draft, in the real frame. */
export function DraftPreview({ content }: { readonly content: PreviewContent | null }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (content === null) return;
    const message: PreviewMessage = { latchkeyPreview: content };
    const send = () => frame.current?.contentWindow?.postMessage(message, window.location.origin);
    send();
    // A frame that loads now asks for it.
    const listening = new AbortController();
    window.addEventListener(
      "message",
      (event) => event.source === frame.current?.contentWindow && send(),
      listening,
    );
    return () => listening.abort();
  }, [content]);
  return <iframe ref={frame} className="lk-preview" src="/admin/preview" title="Form of this type" />;
}
