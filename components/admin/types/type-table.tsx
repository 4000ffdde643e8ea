import Link from "next/link";
import { Badge } from "../../ui/badge";
import { type Column, Table } from "../../ui/table";
import { TypeIcon } from "../../ui/type-icon";
import { capabilityNames, categoryNames } from "./type-words";

/** One destination type of the list. */
export interface TypeRow {
  readonly type: string;
  readonly title: string;
  readonly iconPath: string;
  readonly category: string;
  readonly capabilities: readonly string[];
  readonly authMethods: readonly string[];
  readonly enabled: boolean;
  /** Of one of the workspace's own. */
  readonly version: number | null;
}

const columns: readonly Column<TypeRow>[] = [
  {
    key: "title",
    header: "Destination type",
    isRowHeader: true,
    cell: (row) => (
      <span className="lk-type-name">
        <TypeIcon path={row.iconPath} />
        <Link href={`/admin/destination-types/${row.type}`} prefetch={false}>
          {row.title}
        </Link>
        {row.version !== null && <Badge>own, version {row.version}</Badge>}
      </span>
    ),
  },
  { key: "category", header: "Category", label: "Category", cell: (row) => categoryNames[row.category] },
  {
    key: "auth",
    header: "Signs in by",
    label: "Signs in by",
    cell: (row) => <span className="lk-muted">{row.authMethods.join(", ") || "one way"}</span>,
  },
  {
    key: "capabilities",
    header: "Can",
    label: "Can",
    cell: (row) => (
      <span className="lk-muted">
        {row.capabilities
          .map((one) => capabilityNames[one] ?? one)
          .join(", ")
          .toLowerCase()}
      </span>
    ),
  },
  {
    key: "state",
    header: "Offered",
    label: "Offered",
    cell: (row) =>
      row.enabled ? (
        <Badge tone="success" icon="check">
          Yes
        </Badge>
      ) : (
        <Badge icon="skipped">No</Badge>
      ),
  },
];

/** Destination types by title. */
export function TypeTable({ rows }: { readonly rows: readonly TypeRow[] }) {
  return <Table label="Destination types" columns={columns} rows={rows} rowKey={(row) => row.type} />;
}
