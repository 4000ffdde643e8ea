"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { BulkTarget, ConnectionListActions } from "@/lib/shared/connection/actions";
import { type BulkAction, bulkLimit } from "@/lib/shared/connection/bulk-run";
import type { TableState } from "@/lib/shared/connection/table-state";
import { type Column, Table } from "../../ui/table";
import { BulkBar } from "./bulk-bar";
import { BulkDialog } from "./bulk-dialog";
import { connectionColumns } from "./connection-columns";
import type { ConnectionRow } from "./connection-row";
import { useListKeys } from "./use-list-keys";

interface TableProps {
  readonly rows: readonly ConnectionRow[];
  readonly state: TableState;
  /** Connections under the filters. */
  readonly total: number;
  /** The filters as bulk actions take them. */
  readonly filter: Extract<BulkTarget, { filter: unknown }>["filter"];
  /** What the member may do to many; nothing can be chosen without. */
  readonly bulkActions: readonly BulkAction[];
  readonly startBulk: ConnectionListActions["startBulk"];
}

/** The page of connections, with what can be chosen and done in it. */
export function ConnectionsTable(props: TableProps) {
  const { rows, state, bulkActions } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const mayChoose = bulkActions.length > 0;
  const choose = (ids: readonly string[], on: boolean) => {
    setIsAll(false);
    setChosen((before) => new Set([...before].filter((id) => !ids.includes(id)).concat(on ? ids : [])));
  };
  useListKeys({ frame, toggle: (id) => mayChoose && choose([id], !chosen.has(id)) });
  const columns = connectionColumns({ state });
  return (
    <div ref={frame}>
      <Table
        label="Connections"
        columns={mayChoose ? [choiceColumn({ rows, chosen, choose }), ...columns] : columns}
        rows={rows}
        rowKey={({ id }) => id}
      />
      <ChosenActs
        {...props}
        ids={rows.flatMap(({ id }) => (chosen.has(id) ? [id] : []))}
        isAll={isAll}
        onAll={() => setIsAll(true)}
        onClear={() => choose([...chosen], false)}
      />
    </div>
  );
}

/** What can be done to the chosen ones, or to all that match the filters. */
function ChosenActs(
  props: TableProps & {
    readonly ids: readonly string[];
    readonly isAll: boolean;
    readonly onAll: () => void;
    readonly onClear: () => void;
  },
) {
  const { rows, total, filter, ids, isAll } = props;
  const router = useRouter();
  const [asked, setAsked] = useState<BulkAction | null>(null);
  if (ids.length === 0) return null;
  const matching = Math.min(total, bulkLimit);
  const count = isAll ? matching : ids.length;
  const mayTakeAll = !isAll && ids.length === rows.length && matching > rows.length;
  return (
    <>
      <BulkBar
        chosen={count}
        offer={mayTakeAll ? matching : null}
        actions={props.bulkActions}
        onAll={props.onAll}
        onClear={props.onClear}
        onAction={setAsked}
      />
      {asked !== null && (
        <BulkDialog
          action={asked}
          count={count}
          target={isAll ? { filter, expected: matching } : { ids }}
          startBulk={props.startBulk}
          onClose={() => setAsked(null)}
          onStarted={(id) => router.push(`/admin/connections/bulk/${id}`)}
        />
      )}
    </>
  );
}

/** The boxes that choose rows, and the one that chooses the page. */
function choiceColumn(props: {
  readonly rows: readonly ConnectionRow[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: readonly string[], on: boolean) => void;
}): Column<ConnectionRow> {
  const { rows, chosen, choose } = props;
  const ids = rows.map(({ id }) => id);
  const isWhole = ids.length > 0 && ids.every((id) => chosen.has(id));
  return {
    key: "choice",
    header: (
      <input
        type="checkbox"
        className="lk-conn-choice"
        aria-label="Choose every connection of this page"
        checked={isWhole}
        onChange={() => choose(ids, !isWhole)}
      />
    ),
    cell: ({ id, name }) => (
      <input
        type="checkbox"
        className="lk-conn-choice"
        aria-label={`Choose ${name}`}
        checked={chosen.has(id)}
        onChange={(event) => choose([id], event.currentTarget.checked)}
      />
    ),
  };
}
