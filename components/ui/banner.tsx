import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A message across the width, with what to do about it. */
export function Banner({
  tone,
  title,
  children,
  role,
}: {
  readonly tone: "danger" | "warning" | "info";
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` is read out at once; leave it out for what was there from the start. */
  readonly role?: "alert" | "status";
}) {
  return (
    <div className={`lk-banner lk-${tone}`} role={role}>
      <Icon name={tone === "danger" ? "error" : tone} />
      <div className="lk-banner-body">
        {title && <p className="lk-strong">{title}</p>}
        {children}
      </div>
    </div>
  );
}
