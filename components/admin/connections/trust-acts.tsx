"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { ActionResult } from "@/lib/shared/capture/contract";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { useAnnounce } from "../../ui/toaster";

/** Takes an approval back, after it was said what follows. */
export function RevokeButton(props: {
  readonly id: string;
  readonly approvalId: string;
  readonly host: string;
  readonly revokeTrust: ConnectionActions["revokeTrust"];
}) {
  const { id, approvalId, host, revokeTrust } = props;
  return (
    <AskedFirst
      label="Revoke"
      host={host}
      title={`Trust ${host} no more?`}
      confirmLabel="Revoke trust"
      tone="danger"
      done={`${host} is trusted no more`}
      onConfirm={() => revokeTrust({ id, approvalId })}
    >
      <p>
        Every check stops at this server from now on, until somebody looks at what it shows and approves it
        again.
      </p>
    </AskedFirst>
  );
}

/** Trusts what a test was shown, after the member has compared it. */
export function ApproveButton(props: {
  readonly id: string;
  readonly peer: Pick<Parameters<ConnectionActions["trustPeer"]>[0], "kind" | "fingerprint">;
  readonly host: string;
  readonly trustPeer: ConnectionActions["trustPeer"];
}) {
  const { id, peer, host, trustPeer } = props;
  return (
    <AskedFirst
      label="Approve"
      host={host}
      title={`Trust ${host}?`}
      confirmLabel="It is the same: trust it"
      tone="primary"
      done={`${host} is trusted, and the connection is being checked`}
      onConfirm={() => trustPeer({ id, ...peer })}
    >
      <p>Compare this fingerprint with what the customer's administrator reads on the server itself.</p>
      <p>
        <code className="lk-conn-print">{peer.fingerprint}</code>
      </p>
    </AskedFirst>
  );
}

function AskedFirst(props: {
  readonly label: string;
  readonly host: string;
  readonly title: string;
  readonly confirmLabel: string;
  readonly tone: "danger" | "primary";
  /** What is said once it is done. */
  readonly done: string;
  readonly onConfirm: () => Promise<ActionResult<void>>;
  readonly children: ReactNode;
}) {
  const { label, host, done, children, ...dialog } = props;
  const router = useRouter();
  const announce = useAnnounce();
  const [isAsked, setIsAsked] = useState(false);
  const onDone = () => {
    announce(done);
    router.refresh();
  };
  return (
    <>
      <Button onClick={() => setIsAsked(true)}>
        {label} <span className="lk-sr">for {host}</span>
      </Button>
      <ConfirmDialog {...dialog} open={isAsked} onClose={() => setIsAsked(false)} onDone={onDone}>
        {children}
      </ConfirmDialog>
    </>
  );
}
