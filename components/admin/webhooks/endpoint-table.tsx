import Link from "next/link";
import { Badge } from "../../ui/badge";
import { type Column, Table } from "../../ui/table";

/** A webhook endpoint, all but its secret. */
export interface EndpointRow {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly enabled: boolean;
  readonly disabledReason: string | null;
}

const reasons: Readonly<Record<string, string>> = {
  gone: "the address is gone (410)",
  failing: "too many failed tries",
  by_user: "switched off",
};

const columns: readonly Column<EndpointRow>[] = [
  {
    key: "url",
    header: "Address",
    isRowHeader: true,
    cell: (row) => (
      <>
        <Link href={`/admin/settings/webhooks/${row.id}`} prefetch={false}>
          {row.url}
        </Link>
        {row.description && <p className="lk-help">{row.description}</p>}
      </>
    ),
  },
  {
    key: "events",
    header: "Hears of",
    label: "Hears of",
    cell: (row) => (
      <span className="lk-muted">
        {row.eventTypes.length === 0 ? "everything" : row.eventTypes.join(", ")}
      </span>
    ),
  },
  { key: "state", header: "State", label: "State", cell: (row) => <EndpointState {...row} /> },
];

/** Whether an endpoint gets deliveries, and why not. */
export function EndpointState({ enabled, disabledReason }: Pick<EndpointRow, "enabled" | "disabledReason">) {
  if (enabled) {
    return (
      <Badge tone="success" icon="check">
        On
      </Badge>
    );
  }
  const isOurs = disabledReason !== "by_user";
  return (
    <Badge tone={isOurs ? "danger" : "neutral"} icon={isOurs ? "error" : "skipped"}>
      Off: {reasons[disabledReason ?? ""] ?? "switched off"}
    </Badge>
  );
}

/** Webhook endpoints, oldest first. */
export function EndpointTable({ rows }: { readonly rows: readonly EndpointRow[] }) {
  return <Table label="Webhooks" columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
