import { Card } from "../../ui/card";
import { PageHeader } from "../../ui/page-header";
import { actorName } from "../actor-name";
import { Time } from "../time";
import { AuditTable } from "./audit-table";

/** A connection that was deleted: when, by whom, and what the audit log still tells. */
export function ConnectionGone(
  props: { readonly deletedAt: string; readonly deletedBy: string } & Parameters<typeof AuditTable>[0],
) {
  const { deletedAt, deletedBy, entries, actors } = props;
  return (
    <>
      <PageHeader
        title="This connection is gone"
        back={{ href: "/admin/connections", label: "Connections" }}
        description={
          <>
            {actorName(actors[deletedBy])} deleted it <Time at={deletedAt} />. Its credentials were destroyed
            with it.
          </>
        }
      />
      <Card title="What the audit log tells" flush>
        <AuditTable entries={entries} actors={actors} />
      </Card>
    </>
  );
}
