"use client";
import { Card } from "@/components/ui/card";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { useAnnounce } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import { profileForm } from "@/lib/shared/member/account-forms";
import type { AccountView } from "@/lib/shared/member/account-view";

/** Name, and what only others may change. */
export function ProfileCard(props: {
  readonly account: AccountView;
  readonly save: AccountActions["saveProfile"];
}) {
  const { account, save } = props;
  const announce = useAnnounce();
  const form = useActionForm({
    schema: profileForm,
    defaultValues: { name: account.name },
    action: (values) => save(values as Parameters<typeof save>[0]),
    onDone: () => announce("Saved"),
  });
  return (
    <Card title="You">
      <div className="lk-stack">
        <p>
          {account.email} <span className="lk-muted">· {account.role}</span>
        </p>
        <Form form={form} submitLabel="Save name">
          <TextField name="name" label="Name" autoComplete="name" />
        </Form>
      </div>
    </Card>
  );
}
