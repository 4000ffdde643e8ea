"use client";
import { useId, useState } from "react";
import type { BulkTarget, ConnectionListActions } from "@/lib/shared/connection/actions";
import type { BulkAction } from "@/lib/shared/connection/bulk-run";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { CancelButton } from "../cancel-button";
import { useAction } from "../use-action";
import { bulkWords, connectionsOf } from "./bulk-words";

/** Asks before many connections are acted on. What destroys asks for the number to be typed. */
export function BulkDialog(props: {
  /** Null while nothing is asked. */
  readonly action: BulkAction | null;
  readonly count: number;
  readonly target: BulkTarget;
  readonly startBulk: ConnectionListActions["startBulk"];
  readonly onClose: () => void;
  readonly onStarted: (id: string) => void;
}) {
  const { action, count, target, onClose, onStarted } = props;
  // One id for this question, however often its button is pressed.
  const [id] = useState(() => crypto.randomUUID());
  const [typed, setTyped] = useState("");
  const { run, busy, error } = useAction(props.startBulk);
  const field = useId();
  if (action === null) return null;
  const { label, says } = bulkWords[action];
  const asks = action === "delete" ? `delete ${count}` : null;
  const start = async () => {
    const started = await run({ id, action, target });
    if (started !== null) onStarted(started.value.id);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${label} ${connectionsOf(count)}?`}
      footer={
        <>
          <CancelButton />
          <Button
            variant={asks === null ? "primary" : "danger"}
            busy={busy}
            disabled={asks !== null && typed.trim() !== asks}
            onClick={() => void start()}
          >
            {label}
          </Button>
        </>
      }
    >
      <p>{says}</p>
      {asks !== null && (
        <div className="lk-field">
          <label className="lk-label" htmlFor={field}>
            Type <strong>{asks}</strong> to go on
          </label>
          <input
            id={field}
            className="lk-input"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
      )}
      {error && <ActionFailure error={error} />}
    </Dialog>
  );
}
