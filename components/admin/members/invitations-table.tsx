"use client";
import { ActionFailure } from "@/components/ui/action-failure";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Column, Table } from "@/components/ui/table";
import { useAction } from "@/components/ui/use-action";
import type { MemberActions } from "@/lib/shared/member/account-actions";
import type { InvitationView } from "@/lib/shared/member/account-view";

const facts: readonly Column<InvitationView>[] = [
  { key: "email", header: "E-mail", isRowHeader: true, cell: ({ email }) => email },
  { key: "role", header: "Role", label: "Role", cell: ({ role }) => role },
  {
    key: "expires",
    header: "Link works until",
    label: "Until",
    cell: ({ expiresAt, isExpired }) =>
      isExpired ? <Badge tone="warning">Expired</Badge> : <RelativeTime at={expiresAt} />,
  },
];

/** Invitations nobody has used yet. */
export function InvitationsTable(props: {
  readonly invitations: readonly InvitationView[];
  readonly mayWrite: boolean;
  readonly withdraw: MemberActions["withdrawInvitation"];
  readonly onDone: () => void;
}) {
  const { invitations, mayWrite, withdraw, onDone } = props;
  const action = useAction(withdraw);
  const end = async (id: string) => (await action.run({ id }))?.ok && onDone();
  const actions: Column<InvitationView> = {
    key: "actions",
    header: <span className="lk-sr">Actions</span>,
    cell: ({ id, email }) => (
      <Button
        variant="quiet"
        busy={action.isBusy}
        onClick={() => void end(id)}
        aria-label={`Withdraw the invitation of ${email}`}
      >
        Withdraw
      </Button>
    ),
  };
  return (
    <>
      {action.failure && <ActionFailure error={action.failure} />}
      <Table
        label="Invitations"
        rows={invitations}
        rowKey={({ id }) => id}
        columns={mayWrite ? [...facts, actions] : facts}
      />
    </>
  );
}
