"use client";
import { useEffect, useRef, useState } from "react";
import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { SegmentedChoice } from "../../ui/segmented-choice";

const schemes = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** The frame of a destination type in the look that is being tried out. */
export function FramePreview({ type, theme }: { readonly type: string; readonly theme: ThemeTokens }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [scheme, setScheme] = useState<"light" | "dark">("light");
  const tell = () =>
    frame.current?.contentWindow?.postMessage(
      { latchkeyTheme: { ...theme, colorScheme: scheme } },
      window.location.origin,
    );
  useEffect(() => void tell());
  return (
    <div className="lk-preview">
      <SegmentedChoice label="Colours of the preview" options={schemes} value={scheme} onChange={setScheme} />
      <iframe
        ref={frame}
        className="lk-preview-frame"
        title="Preview of the frame"
        src={`/admin/preview/${encodeURIComponent(type)}`}
        onLoad={tell}
      />
    </div>
  );
}
