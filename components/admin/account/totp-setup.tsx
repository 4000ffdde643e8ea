"use client";
import { useState } from "react";
import { ActionFailure } from "@/components/ui/action-failure";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";
import { Form } from "@/components/ui/form";
import { QrCode } from "@/components/ui/qr-code";
import { TextField } from "@/components/ui/text-field";
import { useAction } from "@/components/ui/use-action";
import { useActionForm } from "@/components/ui/use-action-form";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import { totpForm } from "@/lib/shared/member/account-forms";

type Actions = Pick<AccountActions, "startTotp" | "finishTotp">;

/** Sets an authenticator app up: scan, then confirm with a code. */
export function TotpSetup(props: {
  readonly actions: Actions;
  /** The recovery codes that were made. */
  readonly onCodes: (codes: readonly string[]) => void;
}) {
  const { actions, onCodes } = props;
  const start = useAction(actions.startTotp);
  const [setup, setSetup] = useState<{ readonly secret: string; readonly uri: string }>();
  async function begin() {
    const begun = await start.run({});
    if (begun?.ok) setSetup(begun.value);
  }
  if (setup === undefined)
    return (
      <div className="lk-stack">
        <div>
          <Button busy={start.isBusy} onClick={() => void begin()}>
            Set up an authenticator app
          </Button>
        </div>
        {start.failure && <ActionFailure error={start.failure} />}
      </div>
    );
  return (
    <div className="lk-stack">
      <p>Scan this with your authenticator app, or type the key into it.</p>
      <QrCode text={setup.uri} label="QR code for your authenticator app" />
      <p className="lk-row">
        <code>{setup.secret.match(/.{1,4}/g)?.join(" ")}</code>
        <CopyText text={setup.secret} label="Copy the key" />
      </p>
      <CodeForm finish={actions.finishTotp} onCodes={onCodes} />
    </div>
  );
}

function CodeForm(props: {
  readonly finish: Actions["finishTotp"];
  readonly onCodes: (codes: readonly string[]) => void;
}) {
  const { finish, onCodes } = props;
  const form = useActionForm({
    schema: totpForm,
    defaultValues: { code: "" },
    action: (values) => finish(values as Parameters<typeof finish>[0]),
    onDone: ({ codes }) => onCodes(codes),
  });
  return (
    <Form form={form} submitLabel="Turn on">
      <TextField
        name="code"
        label="Code"
        help="6 digits that the app shows now."
        inputMode="numeric"
        autoComplete="one-time-code"
      />
    </Form>
  );
}
