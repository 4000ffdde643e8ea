import Link from "next/link";
import { RelativeTime } from "../../ui/relative-time";
import { type Column, Table } from "../../ui/table";

/** One line of the queue. */
export interface ReviewRow {
  readonly id: string;
  readonly connectionName: string;
  readonly recipientName: string;
  readonly typeTitle: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
}

const columns: readonly Column<ReviewRow>[] = [
  {
    key: "connection",
    header: "Connection",
    isRowHeader: true,
    cell: (row) => (
      <Link href={`/admin/reviews/${row.id}`}>{row.connectionName || "Deleted connection"}</Link>
    ),
  },
  { key: "recipient", header: "Customer", label: "Customer", cell: (row) => row.recipientName },
  { key: "type", header: "Destination", label: "Destination", cell: (row) => row.typeTitle },
  { key: "by", header: "Given by", label: "Given by", cell: (row) => row.requestedBy },
  { key: "at", header: "Asked", label: "Asked", cell: (row) => <RelativeTime at={row.requestedAt} /> },
];

/** Reviews, newest first. */
export function ReviewTable({ rows }: { readonly rows: readonly ReviewRow[] }) {
  return <Table label="Reviews" columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
