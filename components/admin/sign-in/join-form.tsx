"use client";
import { useEffect, useState } from "react";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { unreachable } from "@/components/ui/unreachable";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { joinForm } from "@/lib/shared/member/member-forms";
import type { InvitationFacts, JoinActions } from "@/lib/shared/member/sign-in-actions";
import { LinkProblem } from "./link-problem";
import { NewPasswordField } from "./new-password-field";
import { useLinkToken } from "./use-link-token";

type Actions = Pick<JoinActions, "readInvitation" | "acceptInvitation">;

/** Makes a member of whoever opens an invitation. */
export function JoinForm({ actions }: { readonly actions: Actions }) {
  const token = useLinkToken();
  const [invitation, setInvitation] = useState<ActionResult<InvitationFacts>>();
  useEffect(() => {
    if (token !== undefined) void actions.readInvitation({ token }).catch(unreachable).then(setInvitation);
  }, [token, actions]);
  if (token === undefined || invitation === undefined) return <p role="status">One moment.</p>;
  if (!invitation.ok) return <LinkProblem>Ask whoever invited you for a new one.</LinkProblem>;
  return <Fields token={token} invitation={invitation.value} accept={actions.acceptInvitation} />;
}

function Fields(props: {
  readonly token: string;
  readonly invitation: InvitationFacts;
  readonly accept: Actions["acceptInvitation"];
}) {
  const { token, invitation, accept } = props;
  const form = useActionForm({
    schema: joinForm,
    defaultValues: { token, name: "", password: "" },
    action: (values) => accept(values as never),
    onDone: () => window.location.replace("/admin"),
  });
  return (
    <div className="lk-stack">
      <p>
        You were invited to <strong>{invitation.workspaceName}</strong> as {invitation.role}. You will sign in
        as <strong>{invitation.email}</strong>.
      </p>
      <Form form={form} submitLabel="Join">
        <TextField name="name" label="Your name" autoComplete="name" autoFocus />
        <NewPasswordField />
      </Form>
    </div>
  );
}
