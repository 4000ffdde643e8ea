import "server-only";
import { z } from "zod";
import type { StartedSession } from "@/lib/services/member/open-session";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { defineAction } from "../define-action";
import { clearChallengeCookie } from "./challenge-cookie";
import { parseForm } from "./define-admin-action";
import { writeSessionCookie } from "./session-cookie";

/** A server action of a page without a session: own origin → input → run. Each problem is told at its field. */
export function defineSignedOutAction<S extends z.ZodType, T>(definition: {
  readonly operation: string;
  readonly input: S;
  readonly run: (input: z.infer<S>) => Promise<T>;
}): (input: unknown) => Promise<ActionResult<T>> {
  return defineAction({
    operation: definition.operation,
    input: z.unknown(),
    run: (value) => definition.run(parseForm({ schema: definition.input, value })),
  });
}

/** Gives the browser the session that a sign-in ended with. */
export async function finishSignIn(input: { readonly session: StartedSession }): Promise<void> {
  await writeSessionCookie(input.session);
  await clearChallengeCookie();
}
