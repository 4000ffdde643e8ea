import { CheckRunItem } from "@/components/admin/connections/check-run-item";
import { NextLink } from "@/components/admin/connections/next-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { listCheckRuns } from "@/lib/services/check-run/list-check-runs";

/** Every check with its tests, newest first; the latest stands open. */
export async function ChecksPart({ member: caller, connection: { id }, cursor }: ConnectionPlace) {
  const { checkRuns, nextCursor } = await listCheckRuns({ caller, id, query: { limit: 20, cursor } });
  if (checkRuns.length === 0) {
    return (
      <Card>
        <EmptyState title="Not checked yet">Check it now to see whether it works.</EmptyState>
      </Card>
    );
  }
  return (
    <Card title="Checks" flush>
      {checkRuns.map((run, place) => (
        <CheckRunItem key={run.id} run={run} isOpen={place === 0 && cursor === undefined} />
      ))}
      <NextLink id={id} tab="checks" cursor={nextCursor} />
    </Card>
  );
}
