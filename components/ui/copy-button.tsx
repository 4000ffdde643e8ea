"use client";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

/** Copies a text. Says so in a live region, and says what to do where the page may not use the clipboard. */
export function CopyButton({
  text,
  label,
  texts,
}: {
  readonly text: string;
  /** Full name for screen readers, for example "Copy SSH public key". */
  readonly label: string;
  readonly texts: { readonly copy: string; readonly copied: string; readonly copyFailed: string };
}) {
  const [result, setResult] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (result === "idle") return;
    const timer = setTimeout(() => setResult("idle"), 4_000);
    return () => clearTimeout(timer);
  }, [result]);

  async function copy() {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setResult((copied ?? false) || copyBySelection(text) ? "copied" : "failed");
  }

  const shown = { idle: texts.copy, copied: texts.copied, failed: texts.copyFailed }[result];
  return (
    <span className="lk-copy">
      <Button onClick={() => void copy()} aria-label={result === "idle" ? label : undefined}>
        <Icon name={result === "copied" ? "check" : "copy"} />
        {shown}
      </Button>
      <span className="lk-sr" role="status">
        {result === "idle" ? "" : shown}
      </span>
    </span>
  );
}

/** Works without the `clipboard-write` permission, which the page around the frame may not have given. */
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "lk-sr";
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
