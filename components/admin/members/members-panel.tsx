"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useAnnounce } from "@/components/ui/toaster";
import type { MemberActions } from "@/lib/shared/member/account-actions";
import type { InvitationView, MemberView } from "@/lib/shared/member/account-view";
import { InvitationsTable } from "./invitations-table";
import { InviteDialog } from "./invite-dialog";
import { type MemberAct, MembersTable } from "./members-table";
import { RoleDialog } from "./role-dialog";

interface Asked {
  readonly act: MemberAct;
  readonly member: MemberView;
}

/** Who works here, and what owners can do about it. */
export function MembersPanel(props: {
  readonly members: readonly MemberView[];
  readonly invitations: readonly InvitationView[];
  readonly ownId: string;
  readonly mayWrite: boolean;
  readonly actions: MemberActions;
}) {
  const { members, invitations, ownId, mayWrite, actions } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isInviting, setInviting] = useState(false);
  const router = useRouter();
  const announce = useAnnounce();
  function done(message: string) {
    setAsked(null);
    announce(message);
    router.refresh();
  }
  const inviteButton = mayWrite && (
    <Button variant="primary" onClick={() => setInviting(true)}>
      Invite a member
    </Button>
  );
  return (
    <div className="lk-stack">
      <Card title="Members" actions={inviteButton} flush>
        <MembersTable
          members={members}
          ownId={ownId}
          mayWrite={mayWrite}
          onAct={(act, member) => setAsked({ act, member })}
        />
      </Card>
      {invitations.length > 0 && (
        <Card title="Invitations" description="Links that nobody has used yet." flush>
          <InvitationsTable
            invitations={invitations}
            mayWrite={mayWrite}
            withdraw={actions.withdrawInvitation}
            onDone={() => done("Invitation withdrawn")}
          />
        </Card>
      )}
      <InviteDialog
        open={isInviting}
        invite={actions.invite}
        onClose={() => {
          setInviting(false);
          router.refresh();
        }}
      />
      <RoleDialog
        member={asked?.act === "role" ? asked.member : null}
        saveRole={actions.saveRole}
        onClose={() => setAsked(null)}
        onDone={() => done("Role changed")}
      />
      <Questions asked={asked} actions={actions} onClose={() => setAsked(null)} onDone={done} />
    </div>
  );
}

function Questions(props: {
  readonly asked: Asked | null;
  readonly actions: MemberActions;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}) {
  const { asked, actions, onClose, onDone } = props;
  const { id, name, email } = asked?.member ?? { id: "", name: "", email: "" };
  const isDisabled = asked?.act === "disable";
  return (
    <>
      <ConfirmDialog
        open={asked?.act === "disable" || asked?.act === "enable"}
        onClose={onClose}
        title={isDisabled ? `Disable ${name}?` : `Let ${name} in again?`}
        confirmLabel={isDisabled ? "Disable" : "Let in again"}
        tone={isDisabled ? "danger" : "primary"}
        onConfirm={() => actions.setDisabled({ id, isDisabled })}
        onDone={() => onDone(isDisabled ? "Member disabled" : "Member let in again")}
      >
        <p>
          {isDisabled
            ? "They are signed out everywhere and cannot sign in until you let them in again."
            : "They can sign in as before."}
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked?.act === "remove"}
        onClose={onClose}
        title={`Remove ${name}?`}
        confirmLabel="Remove member"
        typed={email}
        onConfirm={() => actions.remove({ id, email })}
        onDone={() => onDone("Member removed")}
      >
        <p>
          They are signed out everywhere. Their name stays in the audit log. To come back, they need a new
          invitation.
        </p>
      </ConfirmDialog>
    </>
  );
}
