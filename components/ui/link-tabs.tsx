import Link from "next/link";

/** Parts of a page that have an address each: the back button, a bookmark and a new tab work. */
export function LinkTabs(props: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: string }[];
  /** `href` of the part that is shown. */
  readonly current: string;
}) {
  return (
    <nav className="lk-tabs" aria-label={props.label}>
      {props.tabs.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          className="lk-tab"
          aria-current={href === props.current ? "page" : undefined}
          prefetch={false}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
