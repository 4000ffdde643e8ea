"use client";
import { useRouter } from "next/navigation";
import type { WebhookActions } from "@/lib/shared/webhook/webhook-actions";
import { Badge, type BadgeTone } from "../../ui/badge";
import { RelativeTime } from "../../ui/relative-time";
import { type Column, Table } from "../../ui/table";
import { RedeliverButton } from "./redeliver-button";

/** One event on its way to one endpoint. */
export interface DeliveryRow {
  readonly id: string;
  readonly eventId: string;
  /** Null where the event is deleted by now. */
  readonly eventType: string | null;
  readonly state: "pending" | "succeeded" | "failed" | "cancelled";
  readonly nextAttemptAt: string | null;
  readonly createdAt: string;
  readonly tries: readonly {
    readonly at: string;
    readonly status: number | null;
    readonly errorCode: string | null;
    readonly durationMs: number;
  }[];
}

const states: Readonly<Record<DeliveryRow["state"], { readonly tone: BadgeTone; readonly label: string }>> = {
  pending: { tone: "warning", label: "On its way" },
  succeeded: { tone: "success", label: "Arrived" },
  failed: { tone: "danger", label: "Given up" },
  cancelled: { tone: "neutral", label: "Cancelled" },
};

const columns: readonly Column<DeliveryRow>[] = [
  {
    key: "event",
    header: "Event",
    isRowHeader: true,
    cell: (row) => (
      <>
        {row.eventType}
        <span className="lk-help lk-block">
          <code className="lk-code">{row.eventId}</code>
        </span>
      </>
    ),
  },
  { key: "at", header: "Happened", label: "Happened", cell: (row) => <RelativeTime at={row.createdAt} /> },
  {
    key: "state",
    header: "State",
    label: "State",
    cell: (row) => (
      <span className="lk-row">
        <Badge tone={states[row.state].tone}>{states[row.state].label}</Badge>
        {row.nextAttemptAt && new Date(row.nextAttemptAt) > new Date() && (
          <span className="lk-help">
            next try <RelativeTime at={row.nextAttemptAt} />
          </span>
        )}
      </span>
    ),
  },
  { key: "tries", header: "Tries", label: "Tries", cell: (row) => <Tries tries={row.tries} /> },
];

function Tries({ tries }: Pick<DeliveryRow, "tries">) {
  if (tries.length === 0) return <span className="lk-muted">none yet</span>;
  return (
    <details>
      <summary>{tries.length === 1 ? "1 try" : `${tries.length} tries`}</summary>
      <ol className="lk-tries">
        {tries.map((one) => (
          <li key={one.at}>
            {one.status ?? one.errorCode ?? "no answer"}, {one.durationMs} ms, <RelativeTime at={one.at} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What was sent and what became of it, newest first. */
export function DeliveryTable(props: {
  readonly endpointId: string;
  readonly rows: readonly DeliveryRow[];
  /** Null for those who only look, and while the endpoint is off. */
  readonly redeliver: WebhookActions["redeliver"] | null;
}) {
  const { endpointId, rows, redeliver } = props;
  const router = useRouter();
  const again: Column<DeliveryRow> = {
    key: "again",
    header: <span className="lk-sr">Send again</span>,
    cell: (row) =>
      row.state !== "pending" &&
      redeliver && (
        <RedeliverButton
          eventId={row.eventId}
          send={() => redeliver({ id: endpointId, deliveryId: row.id })}
          onDone={() => router.refresh()}
        />
      ),
  };
  return (
    <Table
      label="Deliveries"
      columns={redeliver === null ? columns : [...columns, again]}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}
