"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { SignInActions, SignInStep } from "@/lib/shared/member/sign-in-actions";
import { OtherWays } from "./other-ways";
import { PasswordStep } from "./password-step";
import { SecondFactorStep } from "./second-factor-step";

/** Signs in, step by step, and goes to the page that was asked for. */
export function SignInPanel(props: {
  readonly actions: SignInActions;
  /** A page of the dashboard, checked by the server. */
  readonly next: string;
  /** Name of the company's provider; null where none is configured. */
  readonly sso: string | null;
}) {
  const { actions, next, sso } = props;
  const [step, setStep] = useState<SignInStep | null>(null);
  // A whole new page: nothing of whoever was signed in before stays in memory.
  const onDone = () => window.location.replace(next);
  const onStep = (reached: SignInStep) => (reached.kind === "signed_in" ? onDone() : setStep(reached));
  if (step?.kind === "second_factor")
    return (
      <div className="lk-stack">
        <h1>One more step</h1>
        <SecondFactorStep step={step} finish={actions.finishSecondFactor} onDone={onDone} />
        <Button variant="quiet" onClick={() => setStep(null)}>
          Start again
        </Button>
      </div>
    );
  return (
    <div className="lk-stack">
      <h1>Sign in</h1>
      <PasswordStep signIn={actions.signIn} onStep={onStep} />
      <OtherWays actions={actions} next={next} sso={sso} onDone={onDone} />
    </div>
  );
}
