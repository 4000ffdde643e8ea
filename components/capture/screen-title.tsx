"use client";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * The heading of a screen. Takes the focus when the screen changes under the user, so that screen readers
 * say where they are; never on the first paint, when the user may be typing already.
 */
export function ScreenTitle(props: {
  /** What the focus follows: a new value is a new screen. */
  readonly screen: string;
  /** False where a field is focused instead. @default true */
  readonly takeFocus?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { screen, takeFocus = true } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the screen alone
  useEffect(() => {
    if (focused === null) {
      focused = screen;
      return;
    }
    if (focused === screen) return;
    focused = screen;
    if (takeFocus) heading.current?.focus({ preventScroll: true });
    heading.current?.closest("main")?.scrollIntoView({ block: "start" });
  }, [screen]);
  return (
    <h2 className="lk-title" ref={heading} tabIndex={-1}>
      {props.children}
    </h2>
  );
}

/** The screen whose title had its turn; one frame per page, and no heading outlives its screen. */
let focused: string | null = null;
