import type { BrowseLimits, ColumnItem, RowPage } from "../../browsing";
import { normalizedName } from "../browse/normalized-name";
import { collectRows } from "../browse/row-collector";
import type { StatementColumn, StatementRows } from "./statement-rows";

/** Rows of a statement within the caps of a look. */
export function toRowPage(input: { readonly found: StatementRows; readonly limits: BrowseLimits }): RowPage {
  const { found, limits } = input;
  const collector = collectRows(limits);
  for (const row of found.rows) if (!collector.add(row)) break;
  const { rows, truncated } = collector.result();
  return { columns: found.columns.map(toColumnItem), rows, truncated: truncated || found.isMore };
}

/** A column of a result. Which ones are keys is known of tables only. */
export function toColumnItem(column: StatementColumn): ColumnItem {
  return { ...column, normalizedName: normalizedName(column.name), primaryKey: false };
}
