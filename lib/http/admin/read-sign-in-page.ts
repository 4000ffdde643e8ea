import "server-only";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { getEnv } from "@/lib/config/env";
import { SignedOutError } from "@/lib/services/member/member-errors";
import { requireSession } from "@/lib/services/member/require-session";
import { safeNext } from "@/lib/shared/member/safe-next";
import { readSessionToken } from "./session-cookie";

/** What the sign-in page shows. Whoever is signed in is sent on. */
export async function readSignInPage(query: {
  readonly next?: string | string[] | undefined;
}): Promise<{ readonly next: string; readonly sso: string | null }> {
  await connection();
  const next = safeNext({ next: query.next });
  const token = await readSessionToken();
  const isSignedIn = await requireSession({ token }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof SignedOutError) return false;
      throw error;
    },
  );
  if (isSignedIn) redirect(next);
  return { next, sso: getEnv().sso?.name ?? null };
}
