"use client";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { MemberActions } from "@/lib/shared/member/account-actions";
import { inviteForm } from "@/lib/shared/member/member-forms";
import { roleOptions } from "./role-texts";

const days = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
];

/** Invites somebody, and shows the link this once. */
export function InviteDialog(props: {
  readonly open: boolean;
  readonly invite: MemberActions["invite"];
  readonly onClose: () => void;
}) {
  const { open, invite, onClose } = props;
  const [link, setLink] = useState<string>();
  function close() {
    setLink(undefined);
    onClose();
  }
  return (
    <Dialog open={open} onClose={close} title={link === undefined ? "Invite a member" : "Send this link"}>
      {link === undefined ? (
        <InviteForm
          invite={invite}
          onInvited={(token) => setLink(`${window.location.origin}/admin/invite#${token}`)}
        />
      ) : (
        <div className="lk-stack">
          <Banner tone="info" role="status" title="Shown only now">
            <p>Whoever opens it first joins. Send it to that person alone.</p>
          </Banner>
          <CodeBlock text={link} label="invitation link" />
          <div className="lk-actions">
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function InviteForm(props: {
  readonly invite: MemberActions["invite"];
  readonly onInvited: (token: string) => void;
}) {
  const { invite, onInvited } = props;
  const form = useActionForm({
    schema: inviteForm,
    defaultValues: { email: "", role: "viewer", days: "7" },
    action: (values) => invite(values as Parameters<typeof invite>[0]),
    onDone: ({ token }) => onInvited(token),
  });
  return (
    <Form form={form} submitLabel="Make the link">
      <TextField name="email" label="E-mail" type="email" autoComplete="off" spellCheck={false} />
      <SelectField name="role" label="Role" options={roleOptions} />
      <SelectField name="days" label="The link works for" options={days} />
    </Form>
  );
}
