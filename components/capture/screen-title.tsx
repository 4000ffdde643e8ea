"use client";
import { type ReactNode, useEffect, useRef } from "react";
import type { CaptureFlow } from "./capture-flow";

/**
 * The heading of a screen. Takes the focus when the screen changes under the user, so that screen readers
 * say where they are; never on the first paint, when the user may be typing already, and never from the
 * page around the frame.
 */
export function ScreenTitle(props: {
  readonly flow: CaptureFlow;
  /** What the focus follows: a new value is a new screen. */
  readonly screen: string;
  /** False where a field is focused instead. @default true */
  readonly takeFocus?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { screen, takeFocus = true } = props;
  const { shownScreen } = props.flow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the screen alone
  useEffect(() => {
    if (shownScreen.current === screen) return;
    shownScreen.current = screen;
    if (takeFocus && document.hasFocus()) heading.current?.focus({ preventScroll: true });
    heading.current?.closest("main")?.scrollIntoView({ block: "start" });
  }, [screen]);
  return (
    <h2 className="lk-title" ref={heading} tabIndex={-1}>
      {props.children}
    </h2>
  );
}
