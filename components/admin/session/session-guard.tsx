"use client";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { type ActionGuard, ActionGuardContext } from "@/components/ui/action-guard";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import type { SignInActions } from "@/lib/shared/member/sign-in-actions";
import type { Obstacle, SessionQuestions } from "./session-questions";

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
  const [questions, setQuestions] = useState<{ readonly Questions: typeof SessionQuestions } | null>(null);
  const last = useRef<Promise<boolean>>(Promise.resolve(true));
  const guard = useCallback<ActionGuard>(async (run) => {
    const result = await run();
    if (result.ok || !obstacles.includes(result.error.code)) return result;
    const obstacle = result.error.code as Obstacle;
    const loaded = await loadQuestions();
    if (loaded === null) return result;
    setQuestions({ Questions: loaded.SessionQuestions });
    const ask = () => new Promise<boolean>((settle) => setWaiting({ obstacle, settle }));
    // One question at a time.
    last.current = last.current.then(ask);
    return (await last.current) ? run() : result;
  }, []);
  return (
    <ActionGuardContext value={guard}>
      {props.children}
      {questions && (
        <ActionGuardContext value={(run) => run()}>
          <questions.Questions
            obstacle={waiting?.obstacle ?? null}
            email={props.member.email}
            signIn={props.signIn}
            confirm={props.confirm}
            onSettled={(isSettled) => {
              setWaiting(null);
              waiting?.settle(isSettled);
            }}
          />
        </ActionGuardContext>
      )}
    </ActionGuardContext>
  );
}

/** Null where they cannot be loaded: the form then says itself what stands in the way. */
function loadQuestions() {
  return import("./session-questions").catch(() => null);
}
