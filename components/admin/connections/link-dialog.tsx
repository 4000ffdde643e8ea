"use client";
import { useState } from "react";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { CopyButton } from "../../ui/copy-button";
import { Dialog } from "../../ui/dialog";
import { CancelButton } from "../cancel-button";
import { copyTexts } from "../copy-texts";
import { Time } from "../time";
import { useAction } from "../use-action";

/** Makes a link for the customer and shows it, this once. */
export function LinkDialog(props: {
  readonly open: boolean;
  readonly id: string;
  readonly makeLink: ConnectionActions["makeLink"];
  readonly onClose: () => void;
}) {
  const { open, id, onClose } = props;
  const [made, setMade] = useState<{ readonly url: string; readonly expiresAt: string } | null>(null);
  const { run, busy, error } = useAction(props.makeLink);
  const make = async () => {
    const link = await run({ id });
    if (link !== null) setMade(link.value);
  };
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Reauthorize by link"
      footer={
        made === null ? (
          <>
            <CancelButton />
            <Button variant="primary" busy={busy} onClick={() => void make()}>
              Make a link
            </Button>
          </>
        ) : (
          <CancelButton label="Done" />
        )
      }
    >
      {made === null ? (
        <p>
          Your customer opens the link and enters the credentials anew. Until they pass their tests, the
          connection goes on with those it has.
        </p>
      ) : (
        <>
          <p>
            Send this link to your customer. It opens once, until <Time at={made.expiresAt} />. It is shown
            here and never again.
          </p>
          <pre className="lk-conn-code" data-testid="link">
            {made.url}
          </pre>
          <CopyButton text={made.url} label="Copy the link" texts={copyTexts} />
        </>
      )}
      {error && <ActionFailure error={error} />}
    </Dialog>
  );
}
