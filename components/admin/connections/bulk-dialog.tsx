"use client";
import { useState } from "react";
import type { BulkTarget, ConnectionListActions } from "@/lib/shared/connection/actions";
import type { BulkAction } from "@/lib/shared/connection/bulk-run";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { bulkWords, connectionsOf } from "./bulk-words";

/** Asks before many connections are acted on. What destroys asks for the number to be typed. */
export function BulkDialog(props: {
  readonly action: BulkAction;
  readonly count: number;
  readonly target: BulkTarget;
  readonly startBulk: ConnectionListActions["startBulk"];
  readonly onClose: () => void;
  readonly onStarted: (id: string) => void;
}) {
  const { action, count, target, startBulk, onClose, onStarted } = props;
  // One id for this question, however often its button is pressed.
  const [id] = useState(() => crypto.randomUUID());
  const { label, says } = bulkWords[action];
  const asks = action === "delete" ? { typed: `delete ${count}` } : { tone: "primary" as const };
  return (
    <ConfirmDialog
      open
      {...asks}
      title={`${label} ${connectionsOf(count)}?`}
      confirmLabel={label}
      onClose={onClose}
      onConfirm={() => startBulk({ id, action, target })}
      onDone={(started) => onStarted(started.id)}
    >
      <p>{says}</p>
    </ConfirmDialog>
  );
}
