"use client";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { type ActionGuard, ActionGuardContext } from "@/components/ui/action-guard";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import type { SignInActions } from "@/lib/shared/member/sign-in-actions";
import { ConfirmIdentityDialog } from "./confirm-identity-dialog";
import { SignInAgainDialog } from "./sign-in-again-dialog";

/** What stands in an action's way and can be settled without leaving the page. */
type Obstacle = "signed_out" | "reauthentication_needed";

interface Waiting {
  readonly obstacle: Obstacle;
  /** Goes on with the action, or gives it up. */
  readonly settle: (isSettled: boolean) => void;
}

const obstacles: readonly string[] = ["signed_out", "reauthentication_needed"] satisfies Obstacle[];

/**
 * Around the dashboard's pages: where a session ended in the middle of a form, or an act asks for a proof, the
 * question is asked over the page and the action is sent again. Nothing that was typed is lost.
 */
export function SessionGuard(props: {
  readonly member: { readonly email: string };
  readonly signIn: Pick<SignInActions, "signIn" | "finishSecondFactor">;
  readonly confirm: Pick<AccountActions, "startConfirmation" | "confirm">;
  readonly children: ReactNode;
}) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const last = useRef<Promise<boolean>>(Promise.resolve(true));
  const guard = useCallback<ActionGuard>(async (run) => {
    const result = await run();
    if (result.ok || !obstacles.includes(result.error.code)) return result;
    const obstacle = result.error.code as Obstacle;
    const ask = () => new Promise<boolean>((settle) => setWaiting({ obstacle, settle }));
    // One question at a time.
    last.current = last.current.then(ask);
    return (await last.current) ? run() : result;
  }, []);
  const settle = (isSettled: boolean) => {
    setWaiting(null);
    waiting?.settle(isSettled);
  };
  return (
    <ActionGuardContext value={guard}>
      {props.children}
      <ActionGuardContext value={(run) => run()}>
        <SignInAgainDialog
          open={waiting?.obstacle === "signed_out"}
          email={props.member.email}
          actions={props.signIn}
          onSettled={settle}
        />
        <ConfirmIdentityDialog
          open={waiting?.obstacle === "reauthentication_needed"}
          actions={props.confirm}
          onSettled={settle}
        />
      </ActionGuardContext>
    </ActionGuardContext>
  );
}
