"use client";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SelectField } from "@/components/ui/select-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { MemberActions } from "@/lib/shared/member/account-actions";
import { roleForm } from "@/lib/shared/member/account-forms";
import type { MemberView } from "@/lib/shared/member/account-view";
import { roleOptions } from "./role-texts";

/** Gives a member another role. */
export function RoleDialog(props: {
  readonly member: MemberView | null;
  readonly saveRole: MemberActions["saveRole"];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { member, saveRole, onClose, onDone } = props;
  return (
    <Dialog open={member !== null} onClose={onClose} title={`Role of ${member?.name ?? ""}`}>
      {member !== null && <RoleForm member={member} saveRole={saveRole} onDone={onDone} />}
    </Dialog>
  );
}

function RoleForm(props: {
  readonly member: MemberView;
  readonly saveRole: MemberActions["saveRole"];
  readonly onDone: () => void;
}) {
  const { member, saveRole, onDone } = props;
  const form = useActionForm({
    schema: roleForm,
    defaultValues: { id: member.id, role: member.role },
    action: (values) => saveRole(values as Parameters<typeof saveRole>[0]),
    onDone,
  });
  return (
    <Form form={form} submitLabel="Save role">
      <SelectField
        name="role"
        label="Role"
        options={roleOptions}
        help="It counts from their next click on."
      />
    </Form>
  );
}
