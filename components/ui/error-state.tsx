import type { ReactNode } from "react";

/** A page, or a part of one, that could not be shown: what happened, and what to do. */
export function ErrorState(props: {
  readonly title: string;
  readonly children?: ReactNode;
  /** What support can find in the log. */
  readonly reference?: string;
  readonly action?: ReactNode;
}) {
  const { title, children, reference, action } = props;
  return (
    <div className="lk-card lk-state" role="alert">
      <h1>{title}</h1>
      {children && <p>{children}</p>}
      {reference && (
        <p className="lk-help">
          Reference: <code>{reference}</code>
        </p>
      )}
      {action}
    </div>
  );
}
