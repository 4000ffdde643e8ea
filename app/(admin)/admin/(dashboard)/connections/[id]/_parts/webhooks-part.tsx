import { Time } from "@/components/admin/time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { listConnectionDeliveries } from "@/lib/services/webhook/list-connection-deliveries";

const states = {
  pending: { tone: "warning", word: "On its way" },
  succeeded: { tone: "success", word: "Delivered" },
  failed: { tone: "danger", word: "Failed" },
  cancelled: { tone: "neutral", word: "Cancelled" },
} as const;

/** What webhooks were told of this connection. */
export async function WebhooksPart({ member: caller, connection: { id } }: ConnectionPlace) {
  const deliveries = await listConnectionDeliveries({ caller, id });
  if (deliveries.length === 0) {
    return (
      <Card>
        <EmptyState title="No webhook was told of it">Add one in the settings to hear of changes.</EmptyState>
      </Card>
    );
  }
  return (
    <Card title="Webhook deliveries" flush>
      <Table
        label="Webhook deliveries"
        rows={deliveries}
        rowKey={({ id: key }) => key}
        columns={[
          { key: "at", header: "When", label: "When", cell: (row) => <Time at={row.createdAt} /> },
          { key: "event", header: "Event", isRowHeader: true, cell: (row) => <code>{row.eventType}</code> },
          { key: "to", header: "To", label: "To", cell: ({ url }) => url ?? "A webhook that was deleted" },
          {
            key: "state",
            header: "State",
            label: "State",
            cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].word}</Badge>,
          },
          { key: "tries", header: "Tries", label: "Tries", isNumber: true, cell: ({ attempts }) => attempts },
          {
            key: "answer",
            header: "Last answer",
            label: "Last answer",
            cell: ({ lastStatus, lastErrorCode }) => lastStatus ?? lastErrorCode ?? "–",
          },
        ]}
      />
    </Card>
  );
}
