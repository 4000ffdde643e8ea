"use client";
import Link from "next/link";
import { useEffect, useState } from "react";
import type { BulkRunActions } from "@/lib/shared/connection/actions";
import type { BulkRunView } from "@/lib/shared/connection/bulk-run";
import { ActionFailure } from "../../ui/action-failure";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";
import { useAction } from "../use-action";
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
  const [run, setRun] = useState(props.initial);
  const cancel = useAction(actions.cancelBulk);
  const isGoingOn = run.state === "queued" || run.state === "running";
  const { id } = run;
  useEffect(() => {
    if (!isGoingOn) return;
    const look = async () => {
      const result = await actions.readBulk({ id }).catch(() => null);
      if (result?.ok) setRun(result.value);
    };
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [isGoingOn, id, actions]);
  const stop = async () => {
    const stopped = await cancel.run({ id });
    if (stopped !== null) setRun(stopped.value);
  };
  return (
    <div className="lk-stack">
      <Card
        title={titleOf(run)}
        actions={
          isGoingOn && mayCancel ? (
            <Button busy={cancel.busy} onClick={() => void stop()}>
              Stop
            </Button>
          ) : null
        }
      >
        <div className="lk-stack">
          <progress className="lk-conn-progress" max={run.total} value={run.done} aria-label="Progress" />
          <p role="status">{sentenceOf(run)}</p>
          {cancel.error && <ActionFailure error={cancel.error} />}
        </div>
      </Card>
      {run.failures.length > 0 && <Failures run={run} />}
    </div>
  );
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
