import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "./icon";

/** Head of a page: what it is, what it is for, and what can be done here. */
export function PageHeader(props: {
  readonly title: string;
  readonly description?: ReactNode;
  /** Buttons and links of the page as a whole. */
  readonly actions?: ReactNode;
  /** The list this page is a part of. */
  readonly back?: { readonly href: string; readonly label: string };
}) {
  const { title, description, actions, back } = props;
  return (
    <header className="lk-page-head">
      <div className="lk-page-head-text">
        {back && (
          <Link className="lk-page-back" href={back.href} prefetch={false}>
            <Icon name="back" />
            {back.label}
          </Link>
        )}
        <h1>{title}</h1>
        {description && <p>{description}</p>}
      </div>
      {actions && <div className="lk-actions">{actions}</div>}
    </header>
  );
}
