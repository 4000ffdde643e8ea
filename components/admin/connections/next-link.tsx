import { Pagination } from "../../ui/pagination";

/** The way to the next page of a list on a connection's page. */
export function NextLink(props: {
  readonly id: string;
  readonly tab: string;
  readonly cursor: string | null;
}) {
  const { id, tab, cursor } = props;
  if (cursor === null) return null;
  const query = new URLSearchParams({ tab, cursor });
  return <Pagination nextHref={`/admin/connections/${id}?${query}`} />;
}
