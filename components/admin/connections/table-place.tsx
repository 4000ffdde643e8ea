import { type TableState, tableQuery } from "@/lib/shared/connection/table-state";
import { ButtonLink } from "../../ui/button-link";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import { tableAddress } from "./table-address";

/** The ways on from a page of the table, or what to do where there is nothing in it. */
export function TablePlace(props: {
  readonly state: TableState;
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
  /** The customer in the filter is not known here. */
  readonly isUnknownCustomer: boolean;
  readonly nextCursor: string | null;
}) {
  const { state, isEmpty, isFiltered, nextCursor } = props;
  if (isEmpty && isFiltered) return <NothingMatches isUnknownCustomer={props.isUnknownCustomer} />;
  if (isEmpty) return <NoConnections />;
  if (state.cursor === undefined && nextCursor === null) return null;
  return (
    <nav className="lk-pages" aria-label="Pages">
      {state.cursor !== undefined && (
        <ButtonLink href={tableAddress(tableQuery(state, { cursor: undefined }))}>First page</ButtonLink>
      )}
      {nextCursor !== null && (
        <ButtonLink href={tableAddress(tableQuery(state, { cursor: nextCursor }))} rel="next">
          Next
          <Icon name="chevron" />
        </ButtonLink>
      )}
    </nav>
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

function NoConnections() {
  return (
    <EmptyState
      title="No connections yet"
      action={
        <ButtonLink href="/admin/link-sessions" variant="primary">
          Send a link
        </ButtonLink>
      }
    >
      A connection is made when a customer finishes the form in your page, or behind a link that you send.
    </EmptyState>
  );
}
