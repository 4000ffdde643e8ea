import type { ComponentProps } from "react";
import { Spinner } from "./spinner";

/** A button. `busy` keeps it focusable and in place, so that nothing jumps and focus is not lost. */
export function Button({
  variant = "plain",
  busy = false,
  className = "",
  onClick,
  children,
  ...rest
}: ComponentProps<"button"> & {
  /** @default "plain" */
  readonly variant?: "primary" | "plain" | "quiet" | "danger";
  /** @default false */
  readonly busy?: boolean;
}) {
  return (
    <button
      type="button"
      {...rest}
      className={`lk-button lk-button-${variant} ${className}`.trim()}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
