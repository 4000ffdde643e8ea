import { type ReactNode, useId } from "react";

/** A part of a page with a heading of its own. */
export function Card(props: {
  readonly title?: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** The content goes to the edges: for tables and lists. @default false */
  readonly flush?: boolean;
  readonly children?: ReactNode;
}) {
  const { title, description, actions, flush = false, children } = props;
  const id = useId();
  return (
    <section className="lk-card" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className="lk-card-head">
          <div>
            <h2 id={id}>{title}</h2>
            {description && <p>{description}</p>}
          </div>
          {actions && <div className="lk-actions">{actions}</div>}
        </div>
      )}
      <div className={flush ? "lk-card-flush" : "lk-card-body"}>{children}</div>
    </section>
  );
}
