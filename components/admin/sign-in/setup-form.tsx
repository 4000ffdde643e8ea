"use client";
import { useEffect, useState } from "react";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { unreachable } from "@/components/ui/unreachable";
import { useActionForm } from "@/components/ui/use-action-form";
import { setupForm } from "@/lib/shared/member/member-forms";
import type { JoinActions } from "@/lib/shared/member/sign-in-actions";
import { LinkProblem } from "./link-problem";
import { NewPasswordField } from "./new-password-field";
import { useLinkToken } from "./use-link-token";

type Actions = Pick<JoinActions, "checkSetupLink" | "setUpFirstAdmin">;

/** Makes the first admin of an installation, with the link that its start printed. */
export function SetupForm({ actions }: { readonly actions: Actions }) {
  const token = useLinkToken();
  const isOpen = useLinkState({ token, check: actions.checkSetupLink });
  if (token === undefined || isOpen === undefined) return <p role="status">One moment.</p>;
  if (!isOpen)
    return (
      <LinkProblem>
        Start Latchkey again: as long as there is no admin, each start prints a new link. If there is one,
        sign in.
      </LinkProblem>
    );
  return <Fields token={token} actions={actions} />;
}

function useLinkState(input: {
  readonly token: string | undefined;
  readonly check: Actions["checkSetupLink"];
}): boolean | undefined {
  const { token, check } = input;
  const [isOpen, setOpen] = useState<boolean>();
  useEffect(() => {
    if (token === undefined) return;
    if (token === "") return setOpen(false);
    void check({ token })
      .catch(unreachable)
      .then((result) => setOpen(result.ok && result.value.isOpen));
  }, [token, check]);
  return isOpen;
}

function Fields({ token, actions }: { readonly token: string; readonly actions: Actions }) {
  const form = useActionForm({
    schema: setupForm,
    defaultValues: { token, name: "", email: "", password: "" },
    action: (values) => actions.setUpFirstAdmin(values as never),
    onDone: () => window.location.replace("/admin"),
  });
  return (
    <Form form={form} submitLabel="Create the account">
      <TextField name="name" label="Your name" autoComplete="name" autoFocus />
      <TextField name="email" label="E-mail" type="email" autoComplete="username" spellCheck={false} />
      <NewPasswordField />
    </Form>
  );
}
