import { ButtonLink } from "./button-link";
import { Icon } from "./icon";

/** Ways to the pages around this one, as addresses: the back button and a bookmark work. */
export function Pagination(props: {
  /** The way back where pages only lead on; null on the first page. */
  readonly firstHref?: string | null;
  /** Null on the first page, and left out where pages only lead on. */
  readonly previousHref?: string | null;
  /** Null on the last page. */
  readonly nextHref: string | null;
  /** For example "50 connections". */
  readonly summary?: string;
}) {
  const { firstHref = null, previousHref = null, nextHref, summary } = props;
  const isAlone = firstHref === null && previousHref === null && nextHref === null;
  if (isAlone && summary === undefined) return null;
  return (
    <nav className="lk-pages" aria-label="Pages">
      {summary && <span className="lk-help">{summary}</span>}
      {firstHref !== null && <ButtonLink href={firstHref}>First page</ButtonLink>}
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
