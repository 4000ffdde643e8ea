import { Card } from "../../ui/card";
import { PageHeader } from "../../ui/page-header";
import { Time } from "../time";
import { AuditTable, type ShownEntry } from "./audit-table";

/** A connection that was deleted: when, by whom, and what the audit log still tells. */
export function ConnectionGone(props: {
  readonly deletedAt: string;
  readonly deletedBy: string;
  readonly entries: readonly ShownEntry[];
}) {
  return (
    <>
      <PageHeader
        title="This connection is gone"
        back={{ href: "/admin/connections", label: "Connections" }}
        description={
          <>
            {props.deletedBy} deleted it <Time at={props.deletedAt} />. Its credentials were destroyed with
            it.
          </>
        }
      />
      <Card title="What the audit log tells" flush>
        <AuditTable entries={props.entries} />
      </Card>
    </>
  );
}
