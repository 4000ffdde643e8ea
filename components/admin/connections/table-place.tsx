import { type TableState, tableQuery } from "@/lib/shared/connection/table-state";
import { ButtonLink } from "../../ui/button-link";
import { EmptyState } from "../../ui/empty-state";
import { Pagination } from "../../ui/pagination";
import { tableAddress } from "./table-address";

/** The ways on from a page of the table, or what to do where there is nothing in it. */
export function TablePlace(props: {
  readonly state: TableState;
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
  /** The customer in the filter is not known here. */
  readonly isUnknownCustomer: boolean;
  readonly mayInvite: boolean;
  readonly previousCursor: string | null;
  readonly nextCursor: string | null;
}) {
  const { state, isEmpty, isFiltered, previousCursor, nextCursor } = props;
  if (isEmpty && isFiltered) return <NothingMatches isUnknownCustomer={props.isUnknownCustomer} />;
  if (isEmpty) return <NoConnections mayInvite={props.mayInvite} />;
  const address = (cursor?: string) => tableAddress(tableQuery(state, { cursor }));
  return (
    <Pagination
      firstHref={previousCursor === null ? null : address()}
      previousHref={previousCursor === null ? null : address(previousCursor)}
      nextHref={nextCursor === null ? null : address(nextCursor)}
    />
  );
}

function NothingMatches({ isUnknownCustomer }: { readonly isUnknownCustomer: boolean }) {
  return (
    <EmptyState
      title="No connection matches"
      action={<ButtonLink href="/admin/connections">Show all connections</ButtonLink>}
    >
      {isUnknownCustomer
        ? "There is no customer with this id. Write it exactly as your system sends it."
        : "Change the search or the filters."}
    </EmptyState>
  );
}

function NoConnections({ mayInvite }: { readonly mayInvite: boolean }) {
  return (
    <EmptyState
      title="No connections yet"
      action={
        mayInvite && (
          <ButtonLink href="/admin/link-sessions/new" variant="primary">
            Create a link
          </ButtonLink>
        )
      }
    >
      A connection is made when a customer finishes the form in your page, or behind a link that you send.
    </EmptyState>
  );
}
