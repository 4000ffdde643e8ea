"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { ActionResult, StartedCheck } from "@/lib/shared/capture/contract";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { useAction } from "../../ui/use-action";
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
  readonly actions: Pick<
    ConnectionActions,
    "checkNow" | "disable" | "reactivate" | "setDefault" | "deleteConnection" | "makeLink"
  >;
}

/** What can be done to a connection. What the member may not do is not here. */
export function ConnectionActs(props: ActsProps) {
  const { connection, may, actions } = props;
  const { isDisabled } = connection;
  if (!may.write && !may.link && !may.delete) return null;
  return (
    <div className="lk-stack lk-conn-acts">
      <Changes connection={connection} mayWrite={may.write} actions={actions}>
        {may.link && !isDisabled && <LinkAct {...props} />}
        {may.delete && <DeleteAct {...props} />}
      </Changes>
    </div>
  );
}

/** What happens at once and can be taken back, and beside it what is asked about first. */
function Changes(
  props: Omit<ActsProps, "may"> & { readonly mayWrite: boolean; readonly children: ReactNode },
) {
  const { connection, actions, mayWrite, children } = props;
  const { id, isDefault, isDisabled } = connection;
  const router = useRouter();
  const check = useAction(actions.checkNow);
  const change = useAction((act: "disable" | "reactivate" | "setDefault") => actions[act]({ id }));
  const [started, setStarted] = useState<StartedCheck | null>(null);
  const runCheck = async () => setStarted(startOf(await check.run({ id })));
  const apply = async (act: "disable" | "reactivate" | "setDefault") => {
    if ((await change.run(act))?.ok) router.refresh();
  };
  const error = check.failure ?? change.failure;
  return (
    <>
      <div className="lk-actions">
        {mayWrite && !isDisabled && (
          <Button variant="primary" busy={check.isBusy} onClick={() => void runCheck()}>
            Check now
          </Button>
        )}
        {mayWrite && (
          <Button busy={change.isBusy} onClick={() => void apply(isDisabled ? "reactivate" : "disable")}>
            {isDisabled ? "Reactivate" : "Disable"}
          </Button>
        )}
        {mayWrite && !isDefault && (
          <Button busy={change.isBusy} onClick={() => void apply("setDefault")}>
            Make default
          </Button>
        )}
        {children}
      </div>
      {error && <ActionFailure error={error} />}
      {started && <LiveCheck key={started.checkRunId} started={started} onClose={() => setStarted(null)} />}
    </>
  );
}

function startOf(result: ActionResult<StartedCheck> | null): StartedCheck | null {
  return result?.ok ? result.value : null;
}

function LinkAct({ connection, actions }: ActsProps) {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setIsAsked(true)}>Reauthorize by link</Button>
      <LinkDialog
        open={isAsked}
        id={connection.id}
        makeLink={actions.makeLink}
        onClose={() => setIsAsked(false)}
      />
    </>
  );
}

function DeleteAct({ connection, actions }: ActsProps) {
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <Button variant="danger" onClick={() => setIsAsked(true)}>
        Delete
      </Button>
      <DeleteDialog
        open={isAsked}
        connection={connection}
        deleteConnection={actions.deleteConnection}
        onClose={() => setIsAsked(false)}
        onDeleted={() => router.refresh()}
      />
    </>
  );
}
