import { ButtonLink } from "./button-link";
import { Icon } from "./icon";

/** Ways to the pages around this one, as addresses: the back button and a bookmark work. */
export function Pagination(props: {
  /** Null on the first page. */
  readonly previousHref: string | null;
  /** Null on the last page. */
  readonly nextHref: string | null;
  /** For example "50 connections". */
  readonly summary?: string;
}) {
  const { previousHref, nextHref, summary } = props;
  if (previousHref === null && nextHref === null && summary === undefined) return null;
  return (
    <nav className="lk-pages" aria-label="Pages">
      {summary && <span className="lk-help">{summary}</span>}
      {previousHref !== null && (
        <ButtonLink href={previousHref} rel="prev">
          <Icon name="back" />
          Previous
        </ButtonLink>
      )}
      {nextHref !== null && (
        <ButtonLink href={nextHref} rel="next">
          Next
          <Icon name="chevron" />
        </ButtonLink>
      )}
    </nav>
  );
}
