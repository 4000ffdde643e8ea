"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { SignInActions, SignInStep } from "@/lib/shared/member/sign-in-actions";
import { PasswordStep } from "../sign-in/password-step";
import { SecondFactorStep } from "../sign-in/second-factor-step";

/** Signs the same member in again, over the page they were in the middle of. */
export function SignInAgainDialog(props: {
  readonly open: boolean;
  readonly email: string;
  readonly actions: Pick<SignInActions, "signIn" | "finishSecondFactor">;
  readonly onSettled: (isSettled: boolean) => void;
}) {
  const { open, email, actions } = props;
  const [step, setStep] = useState<SignInStep | null>(null);
  function settle(isSettled: boolean) {
    setStep(null);
    props.onSettled(isSettled);
  }
  const done = () => settle(true);
  const onStep = (reached: SignInStep) => (reached.kind === "signed_in" ? done() : setStep(reached));
  return (
    <Dialog open={open} onClose={() => open && settle(false)} title="You were signed out">
      <p>Sign in again to go on. What you typed is still here.</p>
      {step?.kind === "second_factor" ? (
        <SecondFactorStep step={step} finish={actions.finishSecondFactor} onDone={done} />
      ) : (
        <PasswordStep signIn={actions.signIn} onStep={onStep} email={email} />
      )}
      <p className="lk-help">
        With a passkey or your company account,{" "}
        <a href="/admin/sign-in" target="_blank" rel="noopener">
          sign in in a new tab
        </a>{" "}
        and come back.
      </p>
      <div>
        <Button onClick={done}>I signed in there</Button>
      </div>
    </Dialog>
  );
}
