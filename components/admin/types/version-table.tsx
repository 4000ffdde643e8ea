import { Badge } from "../../ui/badge";
import { RelativeTime } from "../../ui/relative-time";
import { type Column, Table } from "../../ui/table";
import { actorName } from "../actor-name";

/** One version of a type of the workspace's own. */
export interface VersionRow {
  readonly version: number;
  readonly isCurrent: boolean;
  readonly createdAt: string;
  readonly by: { readonly kind: string; readonly name: string | null } | undefined;
}

const columns: readonly Column<VersionRow>[] = [
  {
    key: "version",
    header: "Version",
    isRowHeader: true,
    cell: (row) => (
      <span className="lk-row">
        {row.version}
        {row.isCurrent && <Badge tone="success">current</Badge>}
      </span>
    ),
  },
  { key: "by", header: "By", label: "By", cell: (row) => actorName(row.by) },
  { key: "at", header: "Made", label: "Made", cell: (row) => <RelativeTime at={row.createdAt} /> },
];

/** Versions, newest first. */
export function VersionTable({ rows }: { readonly rows: readonly VersionRow[] }) {
  return <Table label="Versions" columns={columns} rows={rows} rowKey={(row) => String(row.version)} />;
}
