"use client";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import type { SignInActions } from "@/lib/shared/member/sign-in-actions";
import { ConfirmIdentityDialog } from "./confirm-identity-dialog";
import { SignInAgainDialog } from "./sign-in-again-dialog";

/** What stands in an action's way and can be settled without leaving the page. */
export type Obstacle = "signed_out" | "reauthentication_needed";

/** The questions that settle an obstacle, over the page. They are loaded when the first of them is asked. */
export function SessionQuestions(props: {
  /** The one to ask; null while there is none. */
  readonly obstacle: Obstacle | null;
  readonly email: string;
  readonly signIn: Pick<SignInActions, "signIn" | "finishSecondFactor">;
  readonly confirm: Pick<AccountActions, "startConfirmation" | "confirm">;
  readonly onSettled: (isSettled: boolean) => void;
}) {
  const { obstacle, email, signIn, confirm, onSettled } = props;
  return (
    <>
      <SignInAgainDialog
        open={obstacle === "signed_out"}
        email={email}
        actions={signIn}
        onSettled={onSettled}
      />
      <ConfirmIdentityDialog
        open={obstacle === "reauthentication_needed"}
        actions={confirm}
        onSettled={onSettled}
      />
    </>
  );
}
