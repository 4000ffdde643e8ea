"use client";
import { useState } from "react";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import type { SignInActions } from "@/lib/shared/member/sign-in-actions";
import { SessionGuard } from "../session/session-guard";
import { AddPasskey } from "./add-passkey";
import { RecoveryCodes } from "./recovery-codes";
import { SignOutButton } from "./sign-out-button";
import { TotpSetup } from "./totp-setup";

/** Sets up a second factor before anything else can be done. */
export function EnrolPanel(props: {
  readonly email: string;
  readonly actions: AccountActions;
  readonly signIn: SignInActions;
}) {
  const { email, actions, signIn } = props;
  const [codes, setCodes] = useState<readonly string[]>();
  const goOn = () => window.location.replace("/admin");
  return (
    <SessionGuard member={{ email }} signIn={signIn} confirm={actions}>
      <div className="lk-stack">
        <h1>Set up a second factor</h1>
        {codes === undefined ? (
          <>
            <p>This workspace asks for one. Choose a passkey or an authenticator app.</p>
            <AddPasskey actions={actions} onDone={goOn} />
            <p className="lk-sign-in-or">or</p>
            <TotpSetup actions={actions} onCodes={setCodes} />
            <div>
              <SignOutButton signOut={actions.signOutHere} />
            </div>
          </>
        ) : (
          <RecoveryCodes codes={codes} onKept={goOn} />
        )}
      </div>
    </SessionGuard>
  );
}
