import type { ReactNode } from "react";

/** One column: its head, and how a row fills it. */
export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. @default false */
  readonly isNumber?: boolean;
  /** Names its row: read out with each of its cells. @default false */
  readonly isRowHeader?: boolean;
  /** For heads that are sorted by. */
  readonly sort?: "ascending" | "descending" | "none";
  /** Stands before the cell on a small screen; left out where the cell speaks for itself. */
  readonly label?: string;
}

/** A table of plain rows. It scrolls inside its frame where it is too wide, and stacks its cells on a phone. */
export function Table<Row>(props: {
  /** What the rows are: its name for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Keeps columns on a phone, for tables that are compared downwards. @default true */
  readonly stacks?: boolean;
}) {
  const { label, columns, rows, rowKey, stacks = true } = props;
  return (
    <section className="lk-table-frame" aria-label={label} tabIndex={-1}>
      <table className={stacks ? "lk-table lk-table-stacks" : "lk-table"} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={endOf(column)} aria-sort={column.sort}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  if (column.isRowHeader) return <th scope="row">{column.cell(row)}</th>;
  return (
    <td className={endOf(column)} data-label={column.label}>
      {column.cell(row)}
    </td>
  );
}

function endOf(column: { readonly isNumber?: boolean }): string | undefined {
  return column.isNumber ? "lk-end" : undefined;
}
