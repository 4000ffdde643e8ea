import { actionWords } from "@/lib/shared/audit/words";
import { Table } from "../../ui/table";
import { actorName } from "../actor-name";
import { Time } from "../time";

interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly actor: string;
  /** Ids, names and codes. */
  readonly data: Readonly<Record<string, unknown>>;
}

type Actors = Readonly<Record<string, { readonly kind: string; readonly name: string | null }>>;

/** Entries of the audit log about one thing. */
export function AuditTable(props: { readonly entries: readonly AuditEntry[]; readonly actors: Actors }) {
  const { entries, actors } = props;
  return (
    <Table
      label="Audit entries"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: "at", header: "When", label: "When", cell: ({ at }) => <Time at={at} /> },
        { key: "action", header: "What", isRowHeader: true, cell: ({ action }) => actionWords(action) },
        { key: "actor", header: "Who", label: "Who", cell: ({ actor }) => actorName(actors[actor]) },
        { key: "facts", header: "Details", cell: (row) => <span className="lk-help">{factsOf(row)}</span> },
      ]}
    />
  );
}

function factsOf({ data }: AuditEntry): string {
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(" ") : value}`)
    .join(", ");
}
