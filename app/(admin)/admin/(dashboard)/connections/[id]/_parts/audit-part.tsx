import { AuditTable } from "@/components/admin/connections/audit-table";
import { NextLink } from "@/components/admin/connections/next-link";
import { Card } from "@/components/ui/card";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { listAuditEvents } from "@/lib/services/audit/list-audit-events";
import { describeActors } from "@/lib/services/connection/describe-actors";

/** Who did what with this connection, newest first. */
export async function AuditPart({ member: caller, connection: { id }, cursor }: ConnectionPlace) {
  const query = { subject: id, limit: 50, cursor };
  const { auditEvents, nextCursor } = await listAuditEvents({ caller, query });
  const actors = await describeActors({ caller, actors: auditEvents.map(({ actor }) => actor) });
  return (
    <Card title="Audit" flush>
      <AuditTable entries={auditEvents} actors={actors} />
      <NextLink id={id} tab="audit" cursor={nextCursor} />
    </Card>
  );
}
