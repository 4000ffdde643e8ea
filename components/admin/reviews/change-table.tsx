import { Badge } from "../../ui/badge";
import { Icon } from "../../ui/icon";
import { type Column, Table } from "../../ui/table";

/** One answer before and after; of a secret only whether it changed. */
export interface ChangeRow {
  readonly property: string;
  readonly title: string;
  readonly secret: boolean;
  readonly kind: "added" | "changed" | "removed" | "same";
  readonly before: string | null;
  readonly after: string | null;
}

const kinds = {
  added: { tone: "accent", label: "New" },
  changed: { tone: "warning", label: "Changed" },
  removed: { tone: "danger", label: "Removed" },
  same: { tone: "neutral", label: "Same" },
} as const;

const columns: readonly Column<ChangeRow>[] = [
  { key: "title", header: "Answer", isRowHeader: true, cell: (row) => row.title },
  {
    key: "kind",
    header: "Change",
    label: "Change",
    cell: (row) => <Badge tone={kinds[row.kind].tone}>{kinds[row.kind].label}</Badge>,
  },
  { key: "before", header: "Before", label: "Before", cell: (row) => shownValue(row, row.before, "added") },
  { key: "after", header: "Now", label: "Now", cell: (row) => shownValue(row, row.after, "removed") },
];

function shownValue(row: ChangeRow, value: string | null, absentWhen: ChangeRow["kind"]) {
  if (row.kind === absentWhen) return <span className="lk-muted">none</span>;
  if (!row.secret) return <code className="lk-code">{value}</code>;
  return (
    <span className="lk-row lk-muted">
      <Icon name="lock" />
      encrypted
    </span>
  );
}

/** What a version asks for that the last accepted one did not; what changed comes first. */
export function ChangeTable({ changes }: { readonly changes: readonly ChangeRow[] }) {
  const rows = [...changes].sort((a, b) => Number(a.kind === "same") - Number(b.kind === "same"));
  return <Table label="Answers" columns={columns} rows={rows} rowKey={(row) => row.property} />;
}
