"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ApiKeyActions, MadeKey } from "@/lib/shared/api-key/api-key-actions";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { EmptyState } from "../../ui/empty-state";
import { ShownOnce } from "../../ui/shown-once";
import { type KeyRow, KeyTable } from "./key-table";
import { NewKeyDialog } from "./new-key-dialog";

/** A day: callers change over meanwhile. */
const overlapSeconds = 86_400;

type Asked =
  | { readonly what: "create" }
  | { readonly what: "rotate" | "revoke"; readonly row: KeyRow }
  | null;

interface KeyListProps {
  readonly rows: readonly KeyRow[];
  /** Scopes a new key may have. */
  readonly scopes: readonly string[];
  /** Null for those who only look. */
  readonly actions: ApiKeyActions | null;
}

/** The workspace's API keys, and what owners do with them. */
export function KeyList({ rows, scopes, actions }: KeyListProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>(null);
  const [made, setMade] = useState<MadeKey | null>(null);
  const close = () => setAsked(null);
  const show = (key: MadeKey) => {
    close();
    setMade(key);
    router.refresh();
  };
  return (
    <Card
      flush
      title="Keys"
      description="What your back ends call the API with."
      actions={
        actions && (
          <Button variant="primary" onClick={() => setAsked({ what: "create" })}>
            New key
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="No keys yet">Make one for your back end, with the least it needs.</EmptyState>
      ) : (
        <KeyTable rows={rows} onAsk={actions && ((what, row) => setAsked({ what, row }))} />
      )}
      {actions && <Questions asked={asked} scopes={scopes} actions={actions} onClose={close} onMade={show} />}
      <ShownOnce
        title={`${made?.name ?? ""} was made`}
        secret={made?.key ?? null}
        label="API key"
        onClose={() => setMade(null)}
      />
    </Card>
  );
}

interface QuestionsProps {
  readonly asked: Asked;
  readonly scopes: readonly string[];
  readonly actions: ApiKeyActions;
  readonly onClose: () => void;
  readonly onMade: (made: MadeKey) => void;
}

function Questions({ asked, scopes, actions, onClose, onMade }: QuestionsProps) {
  const router = useRouter();
  const row = asked === null || asked.what === "create" ? null : asked.row;
  const name = row?.name ?? "";
  return (
    <>
      <NewKeyDialog
        open={asked?.what === "create"}
        onClose={onClose}
        scopes={scopes}
        action={actions.create}
        onMade={onMade}
      />
      <ConfirmDialog
        open={asked?.what === "rotate"}
        onClose={onClose}
        title={`Rotate ${name}?`}
        confirmLabel="Make the next key"
        tone="primary"
        onConfirm={() => actions.rotate({ id: row?.id, overlapSeconds })}
        onDone={onMade}
      >
        <p>A second key like it is made. This one goes on working for a day, so that you can change over.</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked?.what === "revoke"}
        onClose={onClose}
        title={`Revoke ${name}?`}
        confirmLabel="Revoke"
        onConfirm={() => actions.revoke({ id: row?.id })}
        onDone={() => router.refresh()}
      >
        <p>Whatever calls with it is refused from now on. This cannot be undone.</p>
      </ConfirmDialog>
    </>
  );
}
