"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { StartedCheck } from "@/lib/shared/capture/contract";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { useAction } from "../use-action";
import { DeleteDialog } from "./delete-dialog";
import { LinkDialog } from "./link-dialog";
import { LiveCheck } from "./live-check";

interface ActsProps {
  readonly connection: {
    readonly id: string;
    readonly name: string;
    readonly isDefault: boolean;
    readonly isDisabled: boolean;
  };
  readonly may: { readonly write: boolean; readonly delete: boolean; readonly link: boolean };
  readonly actions: Omit<
    ConnectionActions,
    "saveSettings" | "readSettings" | "restoreVersion" | "revokeTrust"
  >;
}

/** What can be done to a connection. What the member may not do is not here. */
export function ConnectionActs({ connection, may, actions }: ActsProps) {
  const { isDisabled } = connection;
  return (
    <div className="lk-stack lk-conn-acts">
      {may.write && <Changes connection={connection} actions={actions} />}
      {((may.link && !isDisabled) || may.delete) && (
        <Questions connection={connection} may={may} actions={actions} />
      )}
    </div>
  );
}

/** What happens at once, and can be taken back. */
function Changes({ connection, actions }: Omit<ActsProps, "may">) {
  const { id, isDefault, isDisabled } = connection;
  const router = useRouter();
  const check = useAction(actions.checkNow);
  const change = useAction((act: "disable" | "reactivate" | "setDefault") => actions[act]({ id }));
  const [started, setStarted] = useState<StartedCheck | null>(null);
  const runCheck = async () => setStarted((await check.run({ id }))?.value ?? null);
  const apply = async (act: "disable" | "reactivate" | "setDefault") => {
    if ((await change.run(act)) !== null) router.refresh();
  };
  const error = check.error ?? change.error;
  return (
    <>
      <div className="lk-actions">
        {!isDisabled && (
          <Button variant="primary" busy={check.busy} onClick={() => void runCheck()}>
            Check now
          </Button>
        )}
        <Button busy={change.busy} onClick={() => void apply(isDisabled ? "reactivate" : "disable")}>
          {isDisabled ? "Reactivate" : "Disable"}
        </Button>
        {!isDefault && (
          <Button busy={change.busy} onClick={() => void apply("setDefault")}>
            Make default
          </Button>
        )}
      </div>
      {error && <ActionFailure error={error} />}
      {started && <LiveCheck key={started.checkRunId} started={started} onClose={() => setStarted(null)} />}
    </>
  );
}

/** What is asked about first. */
function Questions({ connection, may, actions }: ActsProps) {
  const { id, isDisabled } = connection;
  const router = useRouter();
  const [asked, setAsked] = useState<"link" | "delete" | null>(null);
  const close = () => setAsked(null);
  return (
    <div className="lk-actions">
      {may.link && !isDisabled && <Button onClick={() => setAsked("link")}>Reauthorize by link</Button>}
      {may.delete && (
        <Button variant="danger" onClick={() => setAsked("delete")}>
          Delete
        </Button>
      )}
      <LinkDialog open={asked === "link"} id={id} makeLink={actions.makeLink} onClose={close} />
      <DeleteDialog
        open={asked === "delete"}
        connection={connection}
        deleteConnection={actions.deleteConnection}
        onClose={close}
        onDeleted={() => router.refresh()}
      />
    </div>
  );
}
