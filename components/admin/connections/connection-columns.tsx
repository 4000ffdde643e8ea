import Link from "next/link";
import type { ReactNode } from "react";
import { reasonWords } from "@/lib/shared/connection/status-words";
import {
  type TableColumn,
  type TableSort,
  type TableState,
  tableColumns,
  tableQuery,
} from "@/lib/shared/connection/table-state";
import { Badge } from "../../ui/badge";
import { SandboxBadge } from "../../ui/sandbox-badge";
import { StatusBadge } from "../../ui/status-badge";
import type { Column } from "../../ui/table";
import { TypeIcon } from "../../ui/type-icon";
import { Time } from "../time";
import type { ConnectionRow } from "./connection-row";
import { tableAddress } from "./table-address";

/** Head of each column, and what it is sorted by. */
export const columnHeads: Readonly<
  Record<TableColumn, { readonly label: string; readonly sort?: TableSort }>
> = {
  status: { label: "Status", sort: "status" },
  reason: { label: "Reason" },
  type: { label: "Destination", sort: "provider" },
  recipient: { label: "Customer" },
  verified: { label: "Last verified", sort: "last_verified_at" },
  created: { label: "Made", sort: "created_at" },
  updated: { label: "Changed", sort: "updated_at" },
  used: { label: "Last used" },
  slug: { label: "Slug" },
};

type Cell = (row: ConnectionRow, state: TableState) => ReactNode;

const cells: Readonly<Record<TableColumn, Cell>> = {
  status: (row) => <StatusBadge status={row.status} />,
  reason: (row) => (row.reason === null ? null : reasonWords(row.reason)),
  type: ({ type }) => (
    <span className="lk-conn-type">
      {type.iconPath !== null && <TypeIcon path={type.iconPath} />}
      {type.title}
    </span>
  ),
  recipient: ({ recipient }, state) =>
    recipient === null ? null : (
      <Link
        href={tableAddress(tableQuery(state, { recipient: recipient.externalId }))}
        prefetch={false}
        title={`Only connections of ${recipient.name}`}
      >
        {recipient.name}
      </Link>
    ),
  verified: (row) => <Time at={row.lastVerifiedAt} never="Never" />,
  created: (row) => <Time at={row.createdAt} />,
  updated: (row) => <Time at={row.updatedAt} />,
  used: (row) => <Time at={row.lastUsedAt} never="Never" />,
  slug: (row) => <code className="lk-conn-print">{row.slug}</code>,
};

/** The columns that the address asks for, with the name before them. */
export function connectionColumns({ state }: { readonly state: TableState }): Column<ConnectionRow>[] {
  const name: Column<ConnectionRow> = {
    key: "name",
    header: <SortLink label="Name" sort="name" state={state} />,
    sort: sortOf("name", state),
    isRowHeader: true,
    cell: (row) => (
      <span className="lk-conn-name">
        <Link href={`/admin/connections/${row.id}`} prefetch={false} data-row-link={row.id}>
          {row.name}
        </Link>
        {row.isDefault && <Badge tone="accent">Default</Badge>}
        {row.sandbox && <SandboxBadge />}
      </span>
    ),
  };
  const chosen = tableColumns.filter((column) => state.columns.includes(column));
  return [
    name,
    ...chosen.map((column): Column<ConnectionRow> => {
      const { label, sort } = columnHeads[column];
      return {
        key: column,
        label,
        header: sort === undefined ? label : <SortLink label={label} sort={sort} state={state} />,
        ...(sort === undefined ? {} : { sort: sortOf(sort, state) }),
        cell: (row) => cells[column](row, state),
      };
    }),
  ];
}

function sortOf(sort: TableSort, state: TableState): "ascending" | "descending" | "none" {
  if (state.sort !== sort) return "none";
  return state.direction === "asc" ? "ascending" : "descending";
}

/** Sorts by a column, and the other way round where it is sorted by already. */
function SortLink(props: { readonly label: string; readonly sort: TableSort; readonly state: TableState }) {
  const { label, sort, state } = props;
  const isSorted = state.sort === sort;
  const direction = isSorted && state.direction === "asc" ? "desc" : "asc";
  const arrow = state.direction === "asc" ? "↑" : "↓";
  return (
    <Link
      className="lk-conn-sort"
      href={tableAddress(tableQuery(state, { sort, direction }))}
      prefetch={false}
      scroll={false}
    >
      {label}
      <span aria-hidden="true">{isSorted ? arrow : "↕"}</span>
    </Link>
  );
}
