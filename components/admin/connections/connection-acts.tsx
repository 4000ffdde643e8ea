"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { useAction } from "../use-action";
import { DeleteDialog } from "./delete-dialog";
import { LinkDialog } from "./link-dialog";
import { LiveCheck } from "./live-check";

/** What can be done to a connection. What the member may not do is not here. */
export function ConnectionActs(props: {
  readonly connection: { readonly id: string; readonly name: string; readonly isDefault: boolean };
  readonly isDisabled: boolean;
  readonly may: { readonly write: boolean; readonly delete: boolean; readonly link: boolean };
  readonly actions: Omit<
    ConnectionActions,
    "saveSettings" | "readSettings" | "restoreVersion" | "revokeTrust"
  >;
}) {
  const { connection, isDisabled, may, actions } = props;
  const { id, name } = connection;
  const router = useRouter();
  const [asked, setAsked] = useState<"link" | "delete" | null>(null);
  const check = useAction(actions.checkNow);
  const change = useAction((act: "disable" | "reactivate" | "setDefault") => actions[act]({ id }));
  const [started, setStarted] = useState<Parameters<typeof LiveCheck>[0]["started"] | null>(null);
  const runCheck = async () => {
    const begun = await check.run({ id });
    if (begun !== null) setStarted(begun.value);
  };
  const apply = async (act: "disable" | "reactivate" | "setDefault") => {
    if ((await change.run(act)) !== null) router.refresh();
  };
  const error = check.error ?? change.error;
  if (!may.write && !may.link && !may.delete) return null;
  return (
    <div className="lk-stack lk-conn-acts">
      <div className="lk-actions">
        {may.write && !isDisabled && (
          <Button variant="primary" busy={check.busy} onClick={() => void runCheck()}>
            Check now
          </Button>
        )}
        {may.link && !isDisabled && <Button onClick={() => setAsked("link")}>Reauthorize by link</Button>}
        {may.write && (
          <Button busy={change.busy} onClick={() => void apply(isDisabled ? "reactivate" : "disable")}>
            {isDisabled ? "Reactivate" : "Disable"}
          </Button>
        )}
        {may.write && !connection.isDefault && (
          <Button busy={change.busy} onClick={() => void apply("setDefault")}>
            Make default
          </Button>
        )}
        {may.delete && (
          <Button variant="danger" onClick={() => setAsked("delete")}>
            Delete
          </Button>
        )}
      </div>
      {error && <ActionFailure error={error} />}
      {started && <LiveCheck key={started.checkRunId} started={started} onClose={() => setStarted(null)} />}
      <LinkDialog
        open={asked === "link"}
        id={id}
        makeLink={actions.makeLink}
        onClose={() => setAsked(null)}
      />
      <DeleteDialog
        open={asked === "delete"}
        connection={{ id, name }}
        deleteConnection={actions.deleteConnection}
        onClose={() => setAsked(null)}
        onDeleted={() => router.refresh()}
      />
    </div>
  );
}
