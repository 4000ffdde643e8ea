import Link from "next/link";
import type { BulkRunView } from "@/lib/shared/connection/bulk-run";
import { Badge } from "../../ui/badge";
import { Table } from "../../ui/table";
import { actorName } from "../actor-name";
import { Time } from "../time";
import { bulkWords, connectionsOf } from "./bulk-words";

const states = {
  queued: { tone: "neutral", word: "Waits" },
  running: { tone: "accent", word: "Goes on" },
  finished: { tone: "success", word: "Done" },
  cancelled: { tone: "warning", word: "Stopped" },
} as const;

type Actors = Readonly<Record<string, { readonly kind: string; readonly name: string | null }>>;

/** Acts on many connections, each with its page. */
export function BulkRunTable(props: { readonly runs: readonly BulkRunView[]; readonly actors: Actors }) {
  const { runs, actors } = props;
  return (
    <Table
      label="Bulk actions"
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "what",
          header: "What",
          isRowHeader: true,
          cell: ({ id, action, total }) => (
            <Link href={`/admin/connections/bulk/${id}`} prefetch={false}>
              {bulkWords[action].label} {connectionsOf(total)}
            </Link>
          ),
        },
        {
          key: "state",
          header: "State",
          label: "State",
          cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].word}</Badge>,
        },
        {
          key: "failed",
          header: "Failed",
          label: "Failed",
          isNumber: true,
          cell: ({ failures }) => failures.length,
        },
        { key: "who", header: "Who", label: "Who", cell: (run) => actorName(actors[run.requestedBy]) },
        { key: "when", header: "When", label: "When", cell: (run) => <Time at={run.createdAt} /> },
      ]}
    />
  );
}
