import { actorName } from "@/components/admin/actor-name";
import { RestoreButton } from "@/components/admin/connections/row-act";
import { Time } from "@/components/admin/time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { type Column, Table } from "@/components/ui/table";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { describeActors } from "@/lib/services/connection/describe-actors";
import { listCredentialVersions } from "@/lib/services/connection/list-credential-versions";
import { restoreVersion } from "../actions";

const states = {
  active: { tone: "success", word: "In use" },
  candidate: { tone: "warning", word: "Waits for its check" },
  replaced: { tone: "neutral", word: "Replaced" },
  rejected: { tone: "danger", word: "Refused" },
} as const;

/** Who gave which secrets and when; what was replaced can be brought back for a week. */
export async function CredentialsPart({ member: caller, connection: { id }, may }: ConnectionPlace) {
  const { credentials } = await listCredentialVersions({ caller, id });
  const actors = await describeActors({ caller, actors: credentials.map(({ createdBy }) => createdBy) });
  const rows = credentials.map((row) => ({ ...row, who: actorName(actors[row.createdBy]) }));
  return (
    <Card title="Credential versions" description="Replaced ones are destroyed after a week." flush>
      {rows.length === 0 && <EmptyState title="No credentials on file" />}
      <Table
        label="Credential versions"
        rows={rows}
        rowKey={({ version }) => String(version)}
        columns={[...columns, restoreColumn({ id, mayRestore: may.write })]}
      />
    </Card>
  );
}

type Row = Awaited<ReturnType<typeof listCredentialVersions>>["credentials"][number] & {
  readonly who: string;
};

const columns: readonly Column<Row>[] = [
  { key: "version", header: "Version", isRowHeader: true, cell: ({ version }) => `Version ${version}` },
  {
    key: "state",
    header: "State",
    label: "State",
    cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].word}</Badge>,
  },
  { key: "who", header: "Given by", label: "Given by", cell: ({ who }) => who },
  { key: "when", header: "When", label: "When", cell: (row) => <Time at={row.createdAt} /> },
  { key: "secrets", header: "Secrets", label: "Secrets", cell: (row) => row.secretFields.join(", ") },
];

function restoreColumn(input: { readonly id: string; readonly mayRestore: boolean }): Column<Row> {
  const { id, mayRestore } = input;
  return {
    key: "restore",
    header: <span className="lk-sr">Restore</span>,
    cell: ({ version, state, restorableUntil }) =>
      mayRestore && state === "replaced" && restorableUntil !== null ? (
        <RestoreButton id={id} version={version} restoreVersion={restoreVersion} />
      ) : null,
  };
}
