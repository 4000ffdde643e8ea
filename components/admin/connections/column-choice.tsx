"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { type TableState, tableColumns, tableQuery } from "@/lib/shared/connection/table-state";
import { columnHeads } from "./connection-columns";
import { tableAddress } from "./table-address";

/** Which columns the table shows. The choice stands in the address, and so in saved views and bookmarks. */
export function ColumnChoice({ state }: { readonly state: TableState }) {
  const router = useRouter();
  const [, go] = useTransition();
  // Ticked at once; the table follows when the server has answered.
  const [shown, show] = useOptimistic(state.columns);
  const toggle = (column: (typeof tableColumns)[number]) => {
    const columns = tableColumns.filter((one) => shown.includes(one) !== (one === column));
    const { cursor } = state;
    go(() => {
      show(columns);
      router.replace(tableAddress(tableQuery(state, { columns, cursor })), { scroll: false });
    });
  };
  return (
    <details className="lk-conn-menu">
      <summary className="lk-button lk-button-quiet">Columns</summary>
      <fieldset className="lk-conn-menu-body">
        <legend className="lk-sr">Columns to show</legend>
        {tableColumns.map((column) => (
          <label key={column} className="lk-conn-tick">
            <input type="checkbox" checked={shown.includes(column)} onChange={() => toggle(column)} />
            {columnHeads[column].label}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
