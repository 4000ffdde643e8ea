"use client";
import { useState } from "react";
import { ActionFailure } from "@/components/ui/action-failure";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useAction } from "@/components/ui/use-action";
import type { ActionError } from "@/lib/shared/capture/contract";
import type { SignInActions } from "@/lib/shared/member/sign-in-actions";
import { noPasskey } from "./passkey-failure";
import { askPasskey } from "./passkeys";

/** Signing in without a password: with a passkey, or at the company's provider. */
export function OtherWays(props: {
  readonly actions: SignInActions;
  readonly next: string;
  /** Name of the provider; null where none is configured. */
  readonly sso: string | null;
  readonly onDone: () => void;
}) {
  const { actions, next, sso, onDone } = props;
  const begin = useAction(actions.beginPasskeySignIn);
  const finish = useAction(actions.finishPasskeySignIn);
  const leave = useAction(actions.beginSso);
  const [missing, setMissing] = useState<ActionError | null>(null);
  async function signInByPasskey() {
    setMissing(null);
    const begun = await begin.run({});
    if (!begun?.ok) return;
    const answer = await askPasskey(begun.value.options);
    if (answer === null) return setMissing(noPasskey);
    if ((await finish.run({ answer }))?.ok) onDone();
  }
  async function signInBySso() {
    const begun = await leave.run({ next });
    if (begun?.ok) window.location.assign(begun.value.location);
  }
  const failure = missing ?? begin.failure ?? finish.failure ?? leave.failure;
  return (
    <div className="lk-sign-in-ways">
      <p className="lk-sign-in-or">or</p>
      <Button busy={begin.isBusy || finish.isBusy} onClick={() => void signInByPasskey()}>
        <Icon name="lock" />
        Sign in with a passkey
      </Button>
      {sso !== null && <SsoButton name={sso} isBusy={leave.isBusy} onPress={() => void signInBySso()} />}
      {failure && <ActionFailure error={failure} />}
    </div>
  );
}

function SsoButton(props: { readonly name: string; readonly isBusy: boolean; readonly onPress: () => void }) {
  return (
    <Button busy={props.isBusy} onClick={props.onPress}>
      <Icon name="shield" />
      Sign in with {props.name}
    </Button>
  );
}
