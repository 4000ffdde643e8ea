import type { Metadata } from "next";
import { BulkRunTable } from "@/components/admin/connections/bulk-run-table";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { listBulkRuns } from "@/lib/services/bulk-run/list-bulk-runs";
import { describeActors } from "@/lib/services/connection/describe-actors";

export const metadata: Metadata = { title: "Bulk actions" };

/** The latest acts on many connections: those that go on, and how the others ended. */
export default async function BulkRunsPage() {
  const { member: caller } = await requireMember({ permission: "dashboard:read" });
  const runs = await listBulkRuns({ caller });
  const actors = await describeActors({ caller, actors: runs.map(({ requestedBy }) => requestedBy) });
  return (
    <>
      <PageHeader
        title="Bulk actions"
        description="What was done to many connections at once."
        back={{ href: "/admin/connections", label: "Connections" }}
      />
      <Card flush>
        {runs.length === 0 ? (
          <EmptyState
            title="No bulk action yet"
            action={<ButtonLink href="/admin/connections">Open the connections</ButtonLink>}
          >
            Choose connections in the list to check, disable, reactivate or delete them together.
          </EmptyState>
        ) : (
          <BulkRunTable runs={runs} actors={actors} />
        )}
      </Card>
    </>
  );
}
