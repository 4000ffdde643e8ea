"use client";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { Button } from "../../ui/button";
import { useAnnounce } from "../../ui/toaster";
import { useAction } from "../../ui/use-action";

/** Sends an event once more, under its own id. */
export function RedeliverButton(props: {
  readonly eventId: string;
  readonly send: () => Promise<ActionResult<null>>;
  readonly onDone: () => void;
}) {
  const { eventId, send, onDone } = props;
  const announce = useAnnounce();
  const { run, isBusy } = useAction(send);
  async function sendAgain() {
    const result = await run(undefined);
    if (result === null) return;
    if (result.ok) announce("It is on its way again");
    else announce(result.error.message, "danger");
    onDone();
  }
  return (
    <Button busy={isBusy} aria-label={`Send ${eventId} again`} onClick={() => void sendAgain()}>
      Send again
    </Button>
  );
}
