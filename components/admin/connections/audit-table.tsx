import { Table } from "../../ui/table";
import { Time } from "../time";

/** An entry of the audit log with its actor's name. */
export interface ShownEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly actor: string;
  /** Ids, names and codes, one a line. */
  readonly facts: readonly string[];
}

/** Entries of the audit log about one thing. */
export function AuditTable({ entries }: { readonly entries: readonly ShownEntry[] }) {
  return (
    <Table
      label="Audit entries"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: "at", header: "When", label: "When", cell: ({ at }) => <Time at={at} /> },
        {
          key: "action",
          header: "What",
          isRowHeader: true,
          cell: ({ action }) => <code>{action}</code>,
        },
        { key: "actor", header: "Who", label: "Who", cell: ({ actor }) => actor },
        {
          key: "facts",
          header: "Details",
          cell: ({ facts }) => <span className="lk-help">{facts.join(", ")}</span>,
        },
      ]}
    />
  );
}
