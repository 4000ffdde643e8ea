"use client";
import { useId, useState } from "react";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { CancelButton } from "../cancel-button";
import { useAction } from "../use-action";

/** Asks for the connection's name before it is destroyed. */
export function DeleteDialog(props: {
  readonly open: boolean;
  readonly connection: { readonly id: string; readonly name: string };
  readonly deleteConnection: ConnectionActions["deleteConnection"];
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const { open, connection, onClose, onDeleted } = props;
  const { id, name } = connection;
  const [typed, setTyped] = useState("");
  const { run, busy, error, clear } = useAction(props.deleteConnection);
  const field = useId();
  const remove = async () => {
    if ((await run({ id, name: typed })) !== null) onDeleted();
  };
  const close = () => {
    setTyped("");
    clear();
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Delete this connection?"
      footer={
        <>
          <CancelButton />
          <Button
            variant="danger"
            busy={busy}
            disabled={typed.trim() !== name.trim()}
            onClick={() => void remove()}
          >
            Delete
          </Button>
        </>
      }
    >
      <p>
        The connection and its credentials are destroyed. Nobody can bring them back. What happened stays in
        the audit log.
      </p>
      <div className="lk-field">
        <label className="lk-label" htmlFor={field}>
          Type <strong>{name}</strong> to go on
        </label>
        <input
          id={field}
          className="lk-input"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {error && <ActionFailure error={error} />}
    </Dialog>
  );
}
