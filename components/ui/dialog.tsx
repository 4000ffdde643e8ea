"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Icon } from "./icon";

/** A question or a form over the page. The browser's own dialog: it holds the focus, gives it back, and closes with Escape. */
export function Dialog(props: {
  readonly open: boolean;
  /** The user closed it; the caller sets `open`. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly footer?: ReactNode;
  /** @default false */
  readonly isWide?: boolean;
}) {
  const { open, onClose, title, children, footer, isWide = false } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element?.open === false) element.showModal();
    if (!open && element?.open === true) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={isWide ? "lk-dialog lk-dialog-wide" : "lk-dialog"}
      aria-labelledby={id}
      onClose={onClose}
    >
      {open && (
        <>
          <DialogHead id={id} title={title} onClose={() => dialog.current?.close()} />
          <div className="lk-dialog-body">{children}</div>
          {footer && <div className="lk-dialog-foot">{footer}</div>}
        </>
      )}
    </dialog>
  );
}

function DialogHead(props: { readonly id: string; readonly title: string; readonly onClose: () => void }) {
  return (
    <div className="lk-dialog-head">
      <h2 id={props.id}>{props.title}</h2>
      <button type="button" className="lk-close" aria-label="Close" onClick={props.onClose}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
