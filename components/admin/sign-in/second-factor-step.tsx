"use client";
import { useState } from "react";
import { ActionFailure } from "@/components/ui/action-failure";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { useAction } from "@/components/ui/use-action";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionError } from "@/lib/shared/capture/contract";
import { recoveryStep, totpStep } from "@/lib/shared/member/second-factor-form";
import type { SecondFactorProof, SignInActions, SignInStep } from "@/lib/shared/member/sign-in-actions";
import { noPasskey } from "./passkey-failure";
import { askPasskey } from "./passkeys";

type Step = Extract<SignInStep, { readonly kind: "second_factor" }>;

/** What is asked after a right password: a code of the app, a passkey, or a recovery code. */
export function SecondFactorStep(props: {
  readonly step: Step;
  readonly finish: SignInActions["finishSecondFactor"];
  readonly onDone: () => void;
}) {
  const { step, onDone } = props;
  const finish = (proof: SecondFactorProof) => props.finish({ challenge: step.challenge, proof });
  const [way, setWay] = useState<"totp" | "recovery_code" | "passkey">(step.totp ? "totp" : "passkey");
  return (
    <div className="lk-stack">
      {way === "totp" && <TotpForm finish={finish} onDone={onDone} />}
      {way === "recovery_code" && <RecoveryForm finish={finish} onDone={onDone} />}
      {step.passkey !== null && way !== "recovery_code" && (
        <PasskeyProof step={step} finish={finish} onDone={onDone} isOnly={way === "passkey"} />
      )}
      {step.totp && (
        <Button variant="quiet" onClick={() => setWay(way === "totp" ? "recovery_code" : "totp")}>
          {way === "totp" ? "Use a recovery code" : "Use the authenticator app"}
        </Button>
      )}
    </div>
  );
}

interface ProofProps {
  readonly finish: (proof: SecondFactorProof) => ReturnType<SignInActions["finishSecondFactor"]>;
  readonly onDone: () => void;
}

function TotpForm({ finish, onDone }: ProofProps) {
  const form = useActionForm({
    schema: totpStep,
    defaultValues: { method: "totp", code: "" },
    action: (values) => finish(values as SecondFactorProof),
    onDone,
  });
  return (
    <Form form={form} submitLabel="Confirm">
      <TextField
        name="code"
        label="Code"
        help="6 digits from your authenticator app."
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
      />
    </Form>
  );
}

function RecoveryForm({ finish, onDone }: ProofProps) {
  const form = useActionForm({
    schema: recoveryStep,
    defaultValues: { method: "recovery_code", code: "" },
    action: (values) => finish(values as SecondFactorProof),
    onDone,
  });
  return (
    <Form form={form} submitLabel="Confirm">
      <TextField
        name="code"
        label="Recovery code"
        help="Each one works once."
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
    </Form>
  );
}

function PasskeyProof(props: ProofProps & { readonly step: Step; readonly isOnly: boolean }) {
  const { step, finish, onDone, isOnly } = props;
  const proof = useAction(finish);
  const [missing, setMissing] = useState<ActionError | null>(null);
  async function use() {
    if (step.passkey === null) return;
    setMissing(null);
    const answer = await askPasskey(step.passkey);
    if (answer === null) return setMissing(noPasskey);
    if ((await proof.run({ method: "passkey", answer }))?.ok) onDone();
  }
  const failure = missing ?? proof.failure;
  return (
    <>
      <Button variant={isOnly ? "primary" : "plain"} busy={proof.isBusy} onClick={() => void use()}>
        Use a passkey
      </Button>
      {failure && <ActionFailure error={failure} />}
    </>
  );
}
