"use client";
import { useRouter } from "next/navigation";
import { type ComponentProps, useState } from "react";
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

interface PanelProps {
  readonly members: readonly MemberView[];
  readonly invitations: readonly InvitationView[];
  readonly ownId: string;
  readonly mayWrite: boolean;
  readonly actions: MemberActions;
}

/** Who works here, and what owners can do about it. */
export function MembersPanel(props: PanelProps) {
  const { mayWrite, actions } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const tell = useTelling();
  function done(message: string) {
    setAsked(null);
    tell(message);
  }
  const question = { asked, actions, onClose: () => setAsked(null), onDone: done };
  return (
    <div className="lk-stack">
      <Card
        title="Members"
        actions={mayWrite && <InviteButton invite={actions.invite} onClosed={() => tell()} />}
        flush
      >
        <MembersTable
          members={props.members}
          ownId={props.ownId}
          mayWrite={mayWrite}
          onAct={(act, member) => setAsked({ act, member })}
        />
      </Card>
      <Invitations
        invitations={props.invitations}
        mayWrite={mayWrite}
        withdraw={actions.withdrawInvitation}
        onDone={() => done("Invitation withdrawn")}
      />
      <RoleDialog
        member={asked?.act === "role" ? asked.member : null}
        saveRole={actions.saveRole}
        onClose={question.onClose}
        onDone={() => done("Role changed")}
      />
      <DisableQuestion {...question} />
      <RemoveQuestion {...question} />
    </div>
  );
}

/** Reads the page anew, and says what was done. */
function useTelling(): (message?: string) => void {
  const router = useRouter();
  const announce = useAnnounce();
  return (message) => {
    if (message !== undefined) announce(message);
    router.refresh();
  };
}

function InviteButton(props: { readonly invite: MemberActions["invite"]; readonly onClosed: () => void }) {
  const { invite, onClosed } = props;
  const [isOpen, setOpen] = useState(false);
  function close() {
    setOpen(false);
    onClosed();
  }
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Invite a member
      </Button>
      <InviteDialog open={isOpen} invite={invite} onClose={close} />
    </>
  );
}

function Invitations(props: ComponentProps<typeof InvitationsTable>) {
  if (props.invitations.length === 0) return null;
  return (
    <Card title="Invitations" description="Links that nobody has used yet." flush>
      <InvitationsTable {...props} />
    </Card>
  );
}

interface QuestionProps {
  readonly asked: Asked | null;
  readonly actions: MemberActions;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}

const nobody = { id: "", name: "", email: "" };

function DisableQuestion({ asked, actions, onClose, onDone }: QuestionProps) {
  const { id, name } = asked?.member ?? nobody;
  const isDisabled = asked?.act === "disable";
  return (
    <ConfirmDialog
      open={isDisabled || asked?.act === "enable"}
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
  );
}

function RemoveQuestion({ asked, actions, onClose, onDone }: QuestionProps) {
  const { id, name, email } = asked?.member ?? nobody;
  return (
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
  );
}
