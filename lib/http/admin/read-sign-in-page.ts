import "server-only";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { SignedOutError } from "@/lib/services/member/member-errors";
import { ssoName } from "@/lib/services/split/served-settings";
import { safeNext } from "@/lib/shared/member/safe-next";
import { openMemberSession } from "./open-member-session";

/** What the sign-in page shows. Whoever is signed in is sent on. */
export async function readSignInPage(query: {
  readonly next?: string | string[] | undefined;
}): Promise<{ readonly next: string; readonly sso: string | null }> {
  await connection();
  const next = safeNext({ next: query.next });
  const isSignedIn = await openMemberSession({ permission: null }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof SignedOutError) return false;
      throw error;
    },
  );
  if (isSignedIn) redirect(next);
  return { next, sso: ssoName() };
}
