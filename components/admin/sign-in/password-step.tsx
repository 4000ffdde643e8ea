"use client";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { signInForm } from "@/lib/shared/member/member-forms";
import type { SignInActions, SignInStep } from "@/lib/shared/member/sign-in-actions";

/** E-mail and password. */
export function PasswordStep(props: {
  readonly signIn: SignInActions["signIn"];
  readonly onStep: (step: SignInStep) => void;
  /** Where it is known who signs in again. */
  readonly email?: string;
}) {
  const { signIn, onStep, email } = props;
  const form = useActionForm({
    schema: signInForm,
    defaultValues: { email: email ?? "", password: "" },
    action: (values) => signIn(values as Parameters<typeof signIn>[0]),
    onDone: onStep,
  });
  return (
    <Form form={form} submitLabel="Sign in">
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username webauthn"
        spellCheck={false}
        readOnly={email !== undefined}
        autoFocus={email === undefined}
      />
      <TextField
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        autoFocus={email !== undefined}
      />
    </Form>
  );
}
