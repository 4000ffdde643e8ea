"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { useAnnounce } from "../../ui/toaster";

/** Withdraws a link that was sent, or a form that is open. */
export function RevokeLink(props: {
  readonly id: string;
  readonly revokeLink: (input: unknown) => Promise<ActionResult<object>>;
}) {
  const [isAsking, setAsking] = useState(false);
  const router = useRouter();
  const announce = useAnnounce();
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Revoke this link?"
        confirmLabel="Revoke link"
        onConfirm={() => props.revokeLink({ id: props.id })}
        onDone={() => {
          announce("The link no longer works.");
          router.refresh();
        }}
      >
        <p>The link and its form stop working at once. What the customer typed is kept for a later link.</p>
      </ConfirmDialog>
    </>
  );
}
