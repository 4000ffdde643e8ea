import { ApproveButton, RevokeButton } from "@/components/admin/connections/trust-acts";
import { Time } from "@/components/admin/time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { type Column, Table } from "@/components/ui/table";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import type { ApprovalView } from "@/lib/services/trust/approval-view";
import { listApprovals } from "@/lib/services/trust/list-approvals";
import { revokeTrust, trustPeer } from "../actions";

const states = {
  approved: { tone: "success", word: "Approved" },
  pending: { tone: "warning", word: "Waits for approval" },
  revoked: { tone: "neutral", word: "Revoked" },
} as const;
const kinds = { ssh_host_key: "SSH host key", tls_certificate: "TLS certificate" } as const;

/** Host keys and certificates that a person trusted for this connection. */
export async function TrustPart({ member: caller, connection: { id }, may }: ConnectionPlace) {
  const { approvals } = await listApprovals({ caller, id });
  return (
    <Card title="Trusted servers" description="A revoked one is shown and asked for again." flush>
      {approvals.length === 0 ? (
        <EmptyState title="Nothing was approved">
          Keys and certificates stand here once somebody approved what a server showed.
        </EmptyState>
      ) : (
        <Table
          label="Trusted servers"
          rows={approvals}
          rowKey={({ id: key, fingerprint }) => key ?? fingerprint}
          columns={may.write ? [...columns, actsColumn(id)] : columns}
        />
      )}
    </Card>
  );
}

const columns: readonly Column<ApprovalView>[] = [
  { key: "host", header: "Server", isRowHeader: true, cell: ({ host, port }) => `${host}:${port}` },
  { key: "kind", header: "What", label: "What", cell: ({ kind }) => kinds[kind] },
  {
    key: "state",
    header: "State",
    label: "State",
    cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].word}</Badge>,
  },
  {
    key: "print",
    header: "Fingerprint",
    cell: ({ fingerprint }) => <code className="lk-conn-print">{fingerprint}</code>,
  },
  { key: "when", header: "Approved", label: "Approved", cell: (row) => <Time at={row.approvedAt} /> },
];

function actsColumn(id: string): Column<ApprovalView> {
  return {
    key: "acts",
    header: <span className="lk-sr">Approve or revoke</span>,
    cell: ({ id: approvalId, state, host, kind, fingerprint }) => {
      if (state === "pending")
        return <ApproveButton id={id} peer={{ kind, fingerprint }} host={host} trustPeer={trustPeer} />;
      if (state === "revoked" || approvalId === null) return null;
      return <RevokeButton id={id} approvalId={approvalId} host={host} revokeTrust={revokeTrust} />;
    },
  };
}
