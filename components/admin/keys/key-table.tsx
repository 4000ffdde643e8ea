"use client";
import { Badge } from "../../ui/badge";
import { Menu } from "../../ui/menu";
import { RelativeTime } from "../../ui/relative-time";
import { type Column, Table } from "../../ui/table";

/** An API key, all but the key. */
export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly allowedNetworks: readonly string[];
  readonly hasReleaseKey: boolean;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

const columns: readonly Column<KeyRow>[] = [
  {
    key: "name",
    header: "Name",
    isRowHeader: true,
    cell: (row) => (
      <span className="lk-row">
        {row.name}
        <code className="lk-code">{row.prefix}…</code>
      </span>
    ),
  },
  { key: "state", header: "State", label: "State", cell: (row) => <KeyState row={row} /> },
  {
    key: "scopes",
    header: "May",
    label: "May",
    cell: (row) => <span className="lk-muted">{row.scopes.join(", ")}</span>,
  },
  {
    key: "where",
    header: "From",
    label: "From",
    cell: (row) => <span className="lk-muted">{row.allowedNetworks.join(", ") || "everywhere"}</span>,
  },
  {
    key: "used",
    header: "Last used",
    label: "Last used",
    cell: (row) =>
      row.lastUsedAt === null ? (
        <span className="lk-muted">never</span>
      ) : (
        <RelativeTime at={row.lastUsedAt} />
      ),
  },
];

/** API keys; with `onAsk`, each live one has its actions. */
export function KeyTable(props: {
  readonly rows: readonly KeyRow[];
  readonly onAsk: ((what: "rotate" | "revoke", row: KeyRow) => void) | null;
}) {
  const { rows, onAsk } = props;
  const actions: Column<KeyRow> = {
    key: "actions",
    header: <span className="lk-sr">Actions</span>,
    cell: (row) =>
      isLive(row) && (
        <Menu
          label={`Actions of ${row.name}`}
          items={[
            { label: "Rotate", onSelect: () => onAsk?.("rotate", row) },
            { label: "Revoke", tone: "danger", onSelect: () => onAsk?.("revoke", row) },
          ]}
        >
          Actions
        </Menu>
      ),
  };
  return (
    <Table
      label="API keys"
      columns={onAsk === null ? columns : [...columns, actions]}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}

function isLive({ revokedAt, expiresAt }: KeyRow): boolean {
  return revokedAt === null && (expiresAt === null || new Date(expiresAt) > new Date());
}

function KeyState({ row }: { readonly row: KeyRow }) {
  if (row.revokedAt !== null) return <Badge icon="skipped">Revoked</Badge>;
  if (!isLive(row)) return <Badge icon="skipped">Expired</Badge>;
  return (
    <span className="lk-row">
      <Badge tone="success" icon="check">
        In use
      </Badge>
      {row.hasReleaseKey && <Badge icon="lock">sealed release</Badge>}
      {row.expiresAt && (
        <span className="lk-help">
          ends <RelativeTime at={row.expiresAt} />
        </span>
      )}
    </span>
  );
}
