import type { ReactNode } from "react";
import { Prose } from "./prose";

/** One event: its name, whether its shape is kept, what it says, and its fields. */
export function EventSection(props: {
  readonly name: string;
  readonly summary: string;
  readonly isExperimental: boolean;
  readonly children: ReactNode;
}) {
  const { name, summary, isExperimental, children } = props;
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="docs-entry">
      <h3 id={`${name}-title`}>
        <a href={`#${name}`}>
          <code>{name}</code>
        </a>{" "}
        {isExperimental && <span className="muted">experimental</span>}
      </h3>
      <p>
        <Prose text={summary} />
      </p>
      {children}
    </section>
  );
}
