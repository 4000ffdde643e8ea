"use client";
import { useState } from "react";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { CodeBlock } from "../../ui/code";
import { Dialog } from "../../ui/dialog";
import { RelativeTime } from "../../ui/relative-time";
import { useAction } from "../../ui/use-action";
import { CancelButton } from "../cancel-button";

const what =
  "Your customer opens the link and enters the credentials anew. Until they pass their tests, the connection goes on with those it has.";

interface Link {
  readonly url: string;
  readonly expiresAt: string;
}

/** Makes a link for the customer and shows it, this once. */
export function LinkDialog(props: {
  readonly open: boolean;
  readonly id: string;
  readonly makeLink: ConnectionActions["makeLink"];
  readonly onClose: () => void;
}) {
  const { id } = props;
  const [made, setMade] = useState<Link | null>(null);
  const { run, isBusy, failure } = useAction(props.makeLink);
  const make = async () => {
    const result = await run({ id });
    if (result?.ok) setMade(result.value);
  };
  const button = (
    <Button variant="primary" busy={isBusy} onClick={() => void make()}>
      Make a link
    </Button>
  );
  return (
    <Dialog
      open={props.open}
      onClose={() => {
        setMade(null);
        props.onClose();
      }}
      title="Reauthorize by link"
      footer={
        <>
          <CancelButton label={made === null ? "Cancel" : "Done"} />
          {made === null && button}
        </>
      }
    >
      {made === null ? <p>{what}</p> : <MadeLink {...made} />}
      {failure && <ActionFailure error={failure} />}
    </Dialog>
  );
}

function MadeLink({ url, expiresAt }: Link) {
  return (
    <>
      <p>
        Send this link to your customer. It opens once and ends <RelativeTime at={expiresAt} />. It is shown
        here and never again.
      </p>
      <CodeBlock text={url} label="link" />
    </>
  );
}
