"use client";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import type { ActionError } from "@/lib/shared/capture/contract";
import type { BulkRunActions } from "@/lib/shared/connection/actions";
import type { BulkRunView } from "@/lib/shared/connection/bulk-run";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Progress } from "../../ui/progress";
import { Table } from "../../ui/table";
import { unreachable } from "../../ui/unreachable";
import { useAction } from "../../ui/use-action";
import { bulkWords, connectionsOf } from "./bulk-words";

/** How often a run that goes on is looked at, in ms. */
const lookEveryMs = 1_000;

/** How an act on many connections goes, and which of them it could not be done to. */
export function BulkProgress(props: {
  readonly initial: BulkRunView;
  readonly mayCancel: boolean;
  readonly actions: BulkRunActions;
}) {
  const { actions, mayCancel } = props;
  const { run, isGoingOn, trouble, setRun } = useBulkRun(props);
  const cancel = useAction(actions.cancelBulk);
  const stop = async () => {
    const stopped = await cancel.run({ id: run.id });
    if (stopped?.ok) setRun(stopped.value);
  };
  const stopButton = (
    <Button busy={cancel.isBusy} onClick={() => void stop()}>
      Stop
    </Button>
  );
  return (
    <div className="lk-stack">
      <Card title={titleOf(run)} actions={isGoingOn && mayCancel ? stopButton : null}>
        <div className="lk-stack">
          <Progress label="Progress" value={run.done} max={run.total} />
          <p role="status">{sentenceOf(run)}</p>
          {cancel.failure && <ActionFailure error={cancel.failure} />}
          {trouble && <ActionFailure error={trouble} />}
        </div>
      </Card>
      {run.failures.length > 0 && <Failures run={run} />}
    </div>
  );
}

/** A run as it stands, looked at until it ends; what keeps it from being seen stands beside it until it is. */
function useBulkRun({ initial, actions }: Pick<Parameters<typeof BulkProgress>[0], "initial" | "actions">) {
  const [run, setRun] = useState(initial);
  const [trouble, setTrouble] = useState<ActionError | null>(null);
  const isGoingOn = run.state === "queued" || run.state === "running";
  const { id } = run;
  const read = useRef(actions.readBulk);
  useEffect(() => {
    if (!isGoingOn) return;
    const look = async () => {
      const result = await read.current({ id }).catch(unreachable);
      setTrouble(result.ok ? null : result.error);
      if (result.ok) setRun(result.value);
    };
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [isGoingOn, id]);
  return { run, isGoingOn, trouble, setRun };
}

function titleOf({ action, state, total }: BulkRunView): string {
  const { doing, did } = bulkWords[action];
  if (state === "cancelled") return `${doing} ${connectionsOf(total)} was stopped`;
  return `${state === "finished" ? did : doing} ${connectionsOf(total)}`;
}

function sentenceOf({ state, total, done, failures }: BulkRunView): string {
  const went = `${done - failures.length} went well, ${failures.length} failed`;
  if (state === "finished") return `Done: ${went}.`;
  if (state === "cancelled") {
    return `Stopped: ${done} of ${total} were tried (${went}). The other ${total - done} were left as they are.`;
  }
  return `${done} of ${total}: ${went}. You can leave this page; it goes on.`;
}

function Failures({ run }: { readonly run: BulkRunView }) {
  return (
    <Card title="Could not be done" flush>
      <Table
        label="Connections that failed"
        rows={run.failures}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: "Connection",
            isRowHeader: true,
            cell: ({ id, name }) => (
              <Link href={`/admin/connections/${id}`} prefetch={false}>
                {name ?? id}
              </Link>
            ),
          },
          { key: "message", header: "Why", label: "Why", cell: ({ message }) => message },
        ]}
      />
    </Card>
  );
}
