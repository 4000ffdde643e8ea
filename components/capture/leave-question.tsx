"use client";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button";
import type { CaptureFlow } from "./capture-flow";
import { leave } from "./flow/leave";

/** Asks before closing, in the page itself: a browser dialog is blocked inside a frame. */
export function LeaveQuestion({ flow }: { readonly flow: CaptureFlow }) {
  const { texts, store } = flow;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector("button")?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      ref={panel}
      className="lk-banner lk-info lk-leave"
      role="alertdialog"
      aria-labelledby="lk-leave-title"
      aria-describedby="lk-leave-body"
      onKeyDown={(event) => event.key === "Escape" && store.dispatch({ type: "leave_cancelled" })}
    >
      <div className="lk-banner-body">
        <p className="lk-strong" id="lk-leave-title">
          {texts.leaveTitle}
        </p>
        <p id="lk-leave-body">{texts.leaveBody}</p>
        <div className="lk-row">
          <Button onClick={() => store.dispatch({ type: "leave_cancelled" })}>{texts.leaveStay}</Button>
          <Button onClick={() => void leave({ flow })}>{texts.leaveGo}</Button>
        </div>
      </div>
    </div>
  );
}
