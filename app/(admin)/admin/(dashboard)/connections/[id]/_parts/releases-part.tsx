import { actorName } from "@/components/admin/actor-name";
import { Time } from "@/components/admin/time";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { type Column, Table } from "@/components/ui/table";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { describeActors } from "@/lib/services/connection/describe-actors";
import { listReleases, type ReleaseSummary } from "@/lib/services/release/list-releases";

/** Who took the credentials out, why and for how long. */
export async function ReleasesPart({ member: caller, connection: { id } }: ConnectionPlace) {
  const releases = await listReleases({ caller, id });
  const actors = await describeActors({ caller, actors: releases.map(({ actor }) => actor) });
  const rows = releases.map((row) => ({ ...row, who: actorName(actors[row.actor]) }));
  return (
    <Card title="Releases" flush>
      {rows.length === 0 ? (
        <EmptyState title="Never released">
          Your pipeline gets credentials by the release API; each time stands here.
        </EmptyState>
      ) : (
        <Table label="Releases" rows={rows} rowKey={({ id: key }) => key} columns={columns} />
      )}
    </Card>
  );
}

const columns: readonly Column<ReleaseSummary & { readonly who: string }>[] = [
  { key: "at", header: "When", label: "When", cell: ({ at }) => <Time at={at} /> },
  { key: "who", header: "Who", isRowHeader: true, cell: ({ who }) => who },
  { key: "why", header: "Purpose", label: "Purpose", cell: ({ purpose }) => purpose },
  {
    key: "how",
    header: "How",
    label: "How",
    cell: ({ format }) => (format === "jwe" ? "Sealed to the key's holder" : "In the clear"),
  },
  {
    key: "version",
    header: "Version",
    label: "Version",
    isNumber: true,
    cell: (row) => row.credentialVersion,
  },
  { key: "lease", header: "Lease", label: "Lease", cell: leaseWords },
];

function leaseWords({ lease }: ReleaseSummary) {
  if (lease === null) return "None";
  if (lease.endedAt !== null) return "Ended";
  return (
    <>
      {new Date(lease.expiresAt) > new Date() ? "Until " : "Was over "}
      <Time at={lease.expiresAt} />
    </>
  );
}
