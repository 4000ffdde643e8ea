import type { BrowseLimits, Cell } from "../../browsing";
import { toCell } from "./to-cell";

/** Takes rows in until a cap is reached. */
export interface RowCollector {
  /** Adds a row of driver values. False once nothing more is taken: stop fetching. */
  add(row: readonly unknown[]): boolean;
  /** How many rows may still be asked for: one more than are kept, which tells whether there are more. */
  wanted(): number;
  /** What came in; `truncated` when a cap cut it. */
  result(): { readonly rows: readonly (readonly Cell[])[]; readonly truncated: boolean };
}

/** Keeps the caps of one look: the number of rows, and the bytes of all cells together (as JSON, in UTF-8). */
export function collectRows(limits: Pick<BrowseLimits, "maxRows" | "maxBytes">): RowCollector {
  const rows: Cell[][] = [];
  let bytes = 0;
  let truncated = false;
  return {
    add: (row) => {
      if (truncated) return false;
      const cells = row.map(toCell);
      const size = Buffer.byteLength(JSON.stringify(cells));
      if (rows.length >= limits.maxRows || bytes + size > limits.maxBytes) {
        truncated = true;
        return false;
      }
      bytes += size;
      rows.push(cells);
      return true;
    },
    wanted: () => (truncated ? 0 : limits.maxRows + 1 - rows.length),
    result: () => ({ rows, truncated }),
  };
}
