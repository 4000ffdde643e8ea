import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type BadgeTone = "neutral" | "success" | "warning" | "danger" | "accent";

/** A short state in words. Its colour only repeats what the word and the shape say. */
export function Badge(props: {
  /** @default "neutral" */
  readonly tone?: BadgeTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  const { tone = "neutral", icon, children } = props;
  return (
    <span className={`lk-badge lk-badge-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
