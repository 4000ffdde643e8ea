"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { TypeActions } from "@/lib/shared/destination-type/type-actions";
import { Button } from "../../ui/button";
import { ButtonLink } from "../../ui/button-link";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { useAnnounce } from "../../ui/toaster";

interface SwitchesProps {
  readonly type: string;
  readonly title: string;
  readonly isOwn: boolean;
  readonly isEnabled: boolean;
  readonly actions: Pick<TypeActions, "setEnabled" | "retire">;
}

/** What a member may do with a type: offer it or not, and with an own one write its next version or retire it. */
export function TypeSwitches(props: SwitchesProps) {
  const { type, isOwn, isEnabled } = props;
  const [asked, setAsked] = useState<"switch" | "retire" | null>(null);
  return (
    <>
      {isOwn && <ButtonLink href={`/admin/destination-types/${type}/edit`}>Edit</ButtonLink>}
      <Button onClick={() => setAsked("switch")}>{isEnabled ? "Stop offering" : "Offer again"}</Button>
      {isOwn && (
        <Button variant="danger" onClick={() => setAsked("retire")}>
          Retire
        </Button>
      )}
      <SwitchQuestion {...props} open={asked === "switch"} onClose={() => setAsked(null)} />
      <RetireQuestion {...props} open={asked === "retire"} onClose={() => setAsked(null)} />
    </>
  );
}

interface QuestionProps extends SwitchesProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function SwitchQuestion({ type, title, isEnabled, actions, open, onClose }: QuestionProps) {
  const router = useRouter();
  const announce = useAnnounce();
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={isEnabled ? `Stop offering ${title}?` : `Offer ${title} again?`}
      confirmLabel={isEnabled ? "Stop offering" : "Offer again"}
      tone="primary"
      onConfirm={() => actions.setEnabled({ type, enabled: !isEnabled })}
      onDone={() => {
        announce(isEnabled ? `${title} is no longer offered` : `${title} is offered`);
        router.refresh();
      }}
    >
      <p>
        {isEnabled
          ? "Nobody can make a new connection of it, also not by a link that is open now. Connections there are go on, and can be edited."
          : "New connections can be made of it again."}
      </p>
    </ConfirmDialog>
  );
}

function RetireQuestion({ type, title, actions, open, onClose }: QuestionProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={`Retire ${title}?`}
      confirmLabel="Retire"
      typed={type}
      onConfirm={() => actions.retire({ type })}
      onDone={() => router.refresh()}
    >
      <p>
        It gets no new connections and no new versions. Connections there are go on. This cannot be undone.
      </p>
    </ConfirmDialog>
  );
}
