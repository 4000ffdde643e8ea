"use client";
import { useRouter } from "next/navigation";
import { Card } from "@/components/ui/card";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { useAnnounce } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import { passwordForm } from "@/lib/shared/member/account-forms";
import { NewPasswordField } from "../sign-in/new-password-field";

const empty = { current: "", password: "", repeated: "" };

/** Changes the password, which ends every other session. */
export function PasswordCard(props: {
  readonly hasPassword: boolean;
  readonly save: AccountActions["savePassword"];
}) {
  const { hasPassword, save } = props;
  const announce = useAnnounce();
  const router = useRouter();
  const form = useActionForm({
    schema: passwordForm,
    defaultValues: empty,
    action: (values) => save(values as Parameters<typeof save>[0]),
    onDone: () => {
      announce("Password changed. Other sessions were ended.");
      form.fields.reset(empty);
      router.refresh();
    },
  });
  return (
    <Card title="Password" description="Changing it signs you out everywhere else.">
      <Form form={form} submitLabel={hasPassword ? "Change password" : "Set password"}>
        {hasPassword && (
          <TextField
            name="current"
            label="Current password"
            type="password"
            autoComplete="current-password"
          />
        )}
        <NewPasswordField />
        <TextField name="repeated" label="New password again" type="password" autoComplete="new-password" />
      </Form>
    </Card>
  );
}
