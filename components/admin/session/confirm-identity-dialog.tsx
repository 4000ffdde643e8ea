"use client";
import { useEffect, useState } from "react";
import { ActionFailure } from "@/components/ui/action-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { TextField } from "@/components/ui/text-field";
import { useAction } from "@/components/ui/use-action";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionError } from "@/lib/shared/capture/contract";
import type { AccountActions, ConfirmationWays } from "@/lib/shared/member/account-actions";
import { confirmByPassword } from "@/lib/shared/member/account-forms";
import { noPasskey } from "../sign-in/passkey-failure";
import { askPasskey } from "../sign-in/passkeys";

type Actions = Pick<AccountActions, "startConfirmation" | "confirm">;

/** Asks, before something dangerous, for a proof that it is still the same person. */
export function ConfirmIdentityDialog(props: {
  readonly open: boolean;
  readonly actions: Actions;
  readonly onSettled: (isSettled: boolean) => void;
}) {
  const { open, actions, onSettled } = props;
  return (
    <Dialog open={open} onClose={() => open && onSettled(false)} title="Confirm that it is you">
      <Ways actions={actions} onDone={() => onSettled(true)} />
    </Dialog>
  );
}

function Ways({ actions, onDone }: { readonly actions: Actions; readonly onDone: () => void }) {
  const start = useAction(actions.startConfirmation);
  const [ways, setWays] = useState<ConfirmationWays>();
  const { run } = start;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the question appears
  useEffect(() => {
    void run({}).then((result) => result?.ok && setWays(result.value));
  }, []);
  return (
    <div className="lk-stack">
      <p>This changes who can do what. You are asked again after ten minutes.</p>
      {start.failure && <ActionFailure error={start.failure} />}
      {ways === undefined && start.failure === null && <p role="status">One moment.</p>}
      {ways?.hasPassword && <ByPassword confirm={actions.confirm} onDone={onDone} />}
      {ways?.passkey && <ByPasskey ways={ways} confirm={actions.confirm} onDone={onDone} />}
      {ways !== undefined && !ways.hasPassword && ways.passkey === null && (
        <p>
          You sign in with your company account. <a href="/admin/account">Sign out on your account page</a>,
          sign in again, then repeat this.
        </p>
      )}
    </div>
  );
}

interface WayProps {
  readonly confirm: Actions["confirm"];
  readonly onDone: () => void;
}

function ByPassword({ confirm, onDone }: WayProps) {
  const form = useActionForm({
    schema: confirmByPassword,
    defaultValues: { method: "password", password: "" },
    action: (values) => confirm(values as Parameters<typeof confirm>[0]),
    onDone,
  });
  return (
    <Form form={form} submitLabel="Confirm">
      <TextField
        name="password"
        label="Your password"
        type="password"
        autoComplete="current-password"
        autoFocus
      />
    </Form>
  );
}

function ByPasskey({ ways, confirm, onDone }: WayProps & { readonly ways: ConfirmationWays }) {
  const proof = useAction(confirm);
  const [missing, setMissing] = useState<ActionError | null>(null);
  async function use() {
    if (ways.passkey === null) return;
    setMissing(null);
    const answer = await askPasskey(ways.passkey);
    if (answer === null) return setMissing(noPasskey);
    if ((await proof.run({ method: "passkey", answer }))?.ok) onDone();
  }
  const failure = missing ?? proof.failure;
  return (
    <div className="lk-stack">
      <div>
        <Button busy={proof.isBusy} onClick={() => void use()}>
          Use a passkey
        </Button>
      </div>
      {failure && <ActionFailure error={failure} />}
    </div>
  );
}
