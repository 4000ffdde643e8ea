import { actorName } from "@/components/admin/actor-name";
import { RestoreButton } from "@/components/admin/connections/restore-button";
import { Time } from "@/components/admin/time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { type Column, Table } from "@/components/ui/table";
import { readFingerprints } from "@/lib/http/admin/member-reads";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { describeActors } from "@/lib/services/connection/describe-actors";
import { listAnswers } from "@/lib/services/connection/list-answers";
import { listCredentialVersions } from "@/lib/services/connection/list-credential-versions";
import { restoreVersion } from "../actions";

const states = {
  active: { tone: "success", word: "In use" },
  candidate: { tone: "warning", word: "Not in use yet" },
  replaced: { tone: "neutral", word: "Replaced" },
  rejected: { tone: "danger", word: "Refused" },
} as const;

/** Who gave which secrets and when; what was replaced can be brought back for a week. */
export async function CredentialsPart({ member: caller, connection, may }: ConnectionPlace) {
  const { id } = connection;
  const { credentials } = await listCredentialVersions({ caller, id });
  const [actors, steps, marks] = await Promise.all([
    describeActors({ caller, actors: credentials.map(({ createdBy }) => createdBy) }),
    listAnswers({ caller, connection }),
    readFingerprints({
      caller,
      connectionId: id,
      versions: credentials.map(({ version }) => version),
    }),
  ]);
  const answers = steps.flatMap((step) => step.answers);
  const markOf = new Map(marks);
  const titleOf = (name: string) => answers.find((answer) => answer.name === name)?.title ?? name;
  const rows = credentials.map((row) => ({
    ...row,
    who: actorName(actors[row.createdBy]),
    mark: markOf.get(row.version) ?? null,
    secrets: row.secretFields.map(titleOf),
  }));
  return (
    <Card
      title="Credential versions"
      description="Equal fingerprints are equal secrets. Replaced ones are destroyed after a week."
      flush
    >
      {rows.length === 0 ? (
        <NoCredentials />
      ) : (
        <Table
          label="Credential versions"
          rows={rows}
          rowKey={({ version }) => String(version)}
          columns={[...columns, restoreColumn({ id, mayRestore: may.write })]}
        />
      )}
    </Card>
  );
}

function NoCredentials() {
  return (
    <EmptyState title="No credentials on file">
      The customer gives them in the form: send a link, or open it in your page.
    </EmptyState>
  );
}

type Row = Awaited<ReturnType<typeof listCredentialVersions>>["credentials"][number] & {
  readonly who: string;
  readonly mark: string | null;
  /** Titles of the secrets. */
  readonly secrets: readonly string[];
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
  {
    key: "mark",
    header: "Fingerprint",
    label: "Fingerprint",
    cell: ({ mark }) => (mark === null ? "–" : <code className="lk-code">{mark}</code>),
  },
  { key: "secrets", header: "Secrets", label: "Secrets", cell: ({ secrets }) => secrets.join(", ") },
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
