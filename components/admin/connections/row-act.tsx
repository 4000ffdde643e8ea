"use client";
import { useRouter } from "next/navigation";
import type { ConnectionActions } from "@/lib/shared/connection/actions";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { useAction } from "../../ui/use-action";

/** Offers a replaced credential again; it is checked before it is used. */
export function RestoreButton(props: {
  readonly id: string;
  readonly version: number;
  readonly restoreVersion: ConnectionActions["restoreVersion"];
}) {
  const { id, version, restoreVersion } = props;
  return <RowAct label="Restore" what={`version ${version}`} act={() => restoreVersion({ id, version })} />;
}

/** Takes an approval back. */
export function RevokeButton(props: {
  readonly id: string;
  readonly approvalId: string;
  readonly host: string;
  readonly revokeTrust: ConnectionActions["revokeTrust"];
}) {
  const { id, approvalId, host, revokeTrust } = props;
  return <RowAct label="Revoke" what={`for ${host}`} act={() => revokeTrust({ id, approvalId })} />;
}

function RowAct(props: {
  readonly label: string;
  /** What it is done to, for those who do not see the row. */
  readonly what: string;
  readonly act: () => ReturnType<ConnectionActions["restoreVersion"]>;
}) {
  const router = useRouter();
  const { run, isBusy, failure } = useAction(props.act);
  const go = async () => {
    if ((await run(undefined))?.ok) router.refresh();
  };
  return (
    <>
      <Button busy={isBusy} onClick={() => void go()}>
        {props.label} <span className="lk-sr">{props.what}</span>
      </Button>
      {failure && <ActionFailure error={failure} />}
    </>
  );
}
