"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { WebhookActions, WebhookSecret } from "@/lib/shared/webhook/webhook-actions";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { ShownOnce } from "../../ui/shown-once";

/** A day: receivers change over meanwhile. */
const overlapSeconds = 86_400;

interface SwitchesProps {
  readonly id: string;
  readonly enabled: boolean;
  readonly actions: WebhookActions;
}

/** What a member may do with one endpoint. */
export function EndpointSwitches(props: SwitchesProps) {
  const { enabled } = props;
  const [asked, setAsked] = useState<"switch" | "rotate" | "delete" | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <Button onClick={() => setAsked("switch")}>{enabled ? "Switch off" : "Switch on"}</Button>
      <Button onClick={() => setAsked("rotate")}>Rotate secret</Button>
      <Button variant="danger" onClick={() => setAsked("delete")}>
        Delete
      </Button>
      <SwitchQuestion {...props} open={asked === "switch"} onClose={close} />
      <RotateQuestion {...props} open={asked === "rotate"} onClose={close} />
      <DeleteQuestion {...props} open={asked === "delete"} onClose={close} />
    </>
  );
}

interface QuestionProps extends SwitchesProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function SwitchQuestion({ id, enabled, actions, open, onClose }: QuestionProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={enabled ? "Switch this webhook off?" : "Switch this webhook on?"}
      confirmLabel={enabled ? "Switch off" : "Switch on"}
      tone="primary"
      onConfirm={() => actions.setEnabled({ id, enabled: !enabled })}
      onDone={() => router.refresh()}
    >
      <p>
        {enabled
          ? "It hears of nothing that happens from now on, also not later."
          : "It hears of what happens from now on. What happened meanwhile can be read at GET /api/v1/events."}
      </p>
    </ConfirmDialog>
  );
}

function RotateQuestion({ id, actions, open, onClose }: QuestionProps) {
  const router = useRouter();
  const [made, setMade] = useState<WebhookSecret | null>(null);
  return (
    <>
      <ConfirmDialog
        open={open}
        onClose={onClose}
        title="Rotate the signing secret?"
        confirmLabel="Make the next secret"
        tone="primary"
        onConfirm={() => actions.rotate({ id, overlapSeconds })}
        onDone={(secret) => {
          setMade(secret);
          router.refresh();
        }}
      >
        <p>For a day deliveries carry both signatures, so that you can change over.</p>
      </ConfirmDialog>
      <ShownOnce
        title="The secret was rotated"
        secret={made?.secret ?? null}
        label="signing secret"
        onClose={() => setMade(null)}
      />
    </>
  );
}

function DeleteQuestion({ id, actions, open, onClose }: QuestionProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title="Delete this webhook?"
      confirmLabel="Delete webhook"
      onConfirm={() => actions.remove({ id })}
      onDone={() => router.push("/admin/settings/webhooks")}
    >
      <p>Its secret is destroyed, and what was still on its way is cancelled. This cannot be undone.</p>
    </ConfirmDialog>
  );
}
