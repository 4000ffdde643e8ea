import type { Cell, RowPage } from "@/lib/connectors/browsing";

/** A row by column, as the API gives it (seed 001). */
export type RowRecord = Readonly<Record<string, Cell>>;

/**
 * Rows as objects and the names their members have. A name that comes twice is numbered from the second
 * on (`id`, `id_2`), so that no cell is lost.
 */
export function asRecords({ columns, rows }: Pick<RowPage, "columns" | "rows">): {
  readonly names: readonly string[];
  readonly records: readonly RowRecord[];
} {
  const names: string[] = [];
  for (const { name } of columns) {
    let unique = name;
    for (let count = 2; names.includes(unique); count++) unique = `${name}_${count}`;
    names.push(unique);
  }
  const records = rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])));
  return { names, records };
}
