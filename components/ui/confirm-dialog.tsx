"use client";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import type { ActionError, ActionResult } from "@/lib/shared/capture/contract";
import { ActionFailure } from "./action-failure";
import { useActionGuard } from "./action-guard";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { unreachable } from "./unreachable";

interface ConfirmProps<T> {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, and what will not. */
  readonly children: ReactNode;
  /** What the button says: the verb, for example "Delete connection". */
  readonly confirmLabel: string;
  /** Has to be typed exactly. */
  readonly typed?: string;
  /** @default "danger" */
  readonly tone?: "danger" | "primary";
  readonly onConfirm: () => Promise<ActionResult<T>>;
  readonly onDone?: (value: T) => void;
}

/**
 * Asks before something that cannot be taken back. With `typed`, its name has to be written first. Stays open with
 * the reason where the action refuses.
 */
export function ConfirmDialog<T>(props: ConfirmProps<T>) {
  const { open, title, children, confirmLabel, typed, tone = "danger" } = props;
  const { written, setWritten, busy, failure, close, confirm } = useConfirmation(props);
  const footer = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button
        variant={tone}
        busy={busy}
        disabled={typed !== undefined && written.trim() !== typed}
        onClick={() => void confirm()}
      >
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={close} title={title} footer={footer}>
      {children}
      {typed !== undefined && <TypedName typed={typed} written={written} onWrite={setWritten} />}
      {failure && <ActionFailure error={failure} />}
    </Dialog>
  );
}

/** What was typed, what runs, what went wrong. */
function useConfirmation<T>({ onClose, onConfirm, onDone }: ConfirmProps<T>) {
  const guard = useActionGuard();
  const [written, setWritten] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionError | null>(null);
  function close() {
    setWritten("");
    setFailure(null);
    onClose();
  }
  async function confirm() {
    setBusy(true);
    const result = await guard(() => onConfirm().catch(unreachable));
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    close();
    onDone?.(result.value);
  }
  return { written, setWritten, busy, failure, close, confirm };
}

function TypedName(props: {
  readonly typed: string;
  readonly written: string;
  readonly onWrite: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="lk-field">
      <label className="lk-label" htmlFor={id}>
        Type <span className="lk-code">{props.typed}</span> to confirm
      </label>
      <input
        id={id}
        className="lk-input"
        autoComplete="off"
        spellCheck={false}
        value={props.written}
        onChange={(event) => props.onWrite(event.currentTarget.value)}
      />
    </div>
  );
}
