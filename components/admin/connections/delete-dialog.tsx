"use client";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ConfirmDialog } from "../../ui/confirm-dialog";

/** Asks for the connection's name before it is destroyed. */
export function DeleteDialog(props: {
  readonly open: boolean;
  readonly connection: { readonly id: string; readonly name: string };
  readonly deleteConnection: ConnectionActions["deleteConnection"];
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const { open, connection, deleteConnection, onClose, onDeleted } = props;
  const name = connection.name.trim();
  return (
    <ConfirmDialog
      open={open}
      typed={name}
      title="Delete this connection?"
      confirmLabel="Delete"
      onClose={onClose}
      onConfirm={() => deleteConnection({ id: connection.id, name })}
      onDone={onDeleted}
    >
      <p>
        The connection and its credentials are destroyed. Nobody can bring them back. What happened stays in
        the audit log.
      </p>
    </ConfirmDialog>
  );
}
