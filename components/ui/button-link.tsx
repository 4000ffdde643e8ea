import Link from "next/link";
import type { ComponentProps } from "react";

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({
  variant = "plain",
  className = "",
  ...rest
}: ComponentProps<typeof Link> & {
  /** @default "plain" */
  readonly variant?: "primary" | "plain" | "quiet";
}) {
  return <Link prefetch={false} {...rest} className={`lk-button lk-button-${variant} ${className}`.trim()} />;
}
