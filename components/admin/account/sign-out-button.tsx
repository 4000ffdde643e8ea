"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { unreachable } from "@/components/ui/unreachable";
import type { AccountActions } from "@/lib/shared/member/account-actions";

/** Ends the session and leads to the sign-in. */
export function SignOutButton({ signOut }: { readonly signOut: AccountActions["signOutHere"] }) {
  const [isBusy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    const result = await signOut({}).catch(unreachable);
    setBusy(false);
    // A session that is over already is what was asked for. A whole new page: nothing stays in memory.
    if (result.ok || result.error.code === "signed_out") window.location.replace("/admin/sign-in");
  }
  return (
    <Button variant="quiet" busy={isBusy} onClick={() => void leave()}>
      Sign out
    </Button>
  );
}
