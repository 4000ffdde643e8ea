"use client";
import { useEffect, useRef, useState } from "react";
import { ActionFailure } from "@/components/ui/action-failure";
import { ButtonLink } from "@/components/ui/button-link";
import { Spinner } from "@/components/ui/spinner";
import { unreachable } from "@/components/ui/unreachable";
import type { ActionError } from "@/lib/shared/capture/contract";
import type { SignInActions } from "@/lib/shared/member/sign-in-actions";

/**
 * Where the provider sends the browser back to. The address is handed over from here, and not read by a route: only
 * this page's own request brings the strict cookie along that the sign-in began with.
 */
export function SsoReturn({ finish }: { readonly finish: SignInActions["finishSso"] }) {
  const [failure, setFailure] = useState<ActionError | null>(null);
  const isStarted = useRef(false);
  useEffect(() => {
    if (isStarted.current) return;
    isStarted.current = true;
    const query = window.location.search;
    window.history.replaceState(null, "", window.location.pathname);
    void finish({ query: query === "" ? "?" : query })
      .catch(unreachable)
      .then((result) => {
        if (result.ok) window.location.replace(result.value.next);
        else setFailure(result.error);
      });
  }, [finish]);
  if (failure === null)
    return (
      <div className="lk-stack" role="status">
        <h1>Signing in</h1>
        <p className="lk-row">
          <Spinner /> One moment.
        </p>
      </div>
    );
  return (
    <div className="lk-stack">
      <h1>Not signed in</h1>
      <ActionFailure error={failure} />
      <ButtonLink href="/admin/sign-in">Back to the sign-in</ButtonLink>
    </div>
  );
}
