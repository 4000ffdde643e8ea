"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { type Column, Table } from "@/components/ui/table";
import type { AccountActions } from "@/lib/shared/member/account-actions";
import type { PasskeyView } from "@/lib/shared/member/account-view";
import { AddPasskey } from "./add-passkey";

/** The member's passkeys: second factor after a password, or all of a sign-in. */
export function PasskeysCard(props: {
  readonly passkeys: readonly PasskeyView[];
  readonly actions: Pick<AccountActions, "startPasskey" | "savePasskey" | "deletePasskey">;
  /** Reads the page anew. */
  readonly onChanged: (message: string) => void;
}) {
  const { passkeys, actions, onChanged } = props;
  const [leaving, setLeaving] = useState<PasskeyView | null>(null);
  return (
    <Card
      title="Passkeys"
      description="Sign in with your fingerprint, face or a security key. Nobody can phish it."
    >
      <div className="lk-stack">
        {passkeys.length > 0 && <PasskeysTable passkeys={passkeys} onRemove={setLeaving} />}
        <AddPasskey actions={actions} onDone={() => onChanged("Passkey added")} />
      </div>
      <ConfirmDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`Remove ${leaving?.name ?? "passkey"}?`}
        confirmLabel="Remove passkey"
        onConfirm={() => actions.deletePasskey({ id: leaving?.id ?? "" })}
        onDone={() => onChanged("Passkey removed")}
      >
        <p>It opens nothing here any more. Your device may still offer it: delete it there too.</p>
      </ConfirmDialog>
    </Card>
  );
}

function PasskeysTable(props: {
  readonly passkeys: readonly PasskeyView[];
  readonly onRemove: (passkey: PasskeyView) => void;
}) {
  const { passkeys, onRemove } = props;
  const columns: Column<PasskeyView>[] = [
    { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
    {
      key: "used",
      header: "Last used",
      label: "Last used",
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? "Never" : <RelativeTime at={lastUsedAt} />),
    },
    {
      key: "remove",
      header: <span className="lk-sr">Actions</span>,
      cell: (passkey) => (
        <Button variant="quiet" onClick={() => onRemove(passkey)} aria-label={`Remove ${passkey.name}`}>
          Remove
        </Button>
      ),
    },
  ];
  return <Table label="Passkeys" rows={passkeys} rowKey={({ id }) => id} columns={columns} />;
}
