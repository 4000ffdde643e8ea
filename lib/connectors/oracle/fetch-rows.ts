import type { Connection, FetchTypeResponse, Metadata } from "oracledb";
import type { BrowseLimits, RowPage } from "../browsing";
import { normalizedName } from "../kit/browse/normalized-name";
import { collectRows } from "../kit/browse/row-collector";

/** Rows that come at once: few, because one may be large. */
const rowsAtOnce = 50;

/** The rows of one statement, within the caps. */
export async function fetchRows(input: {
  readonly connection: Connection;
  readonly sql: string;
  readonly limits: BrowseLimits;
}): Promise<RowPage> {
  const { connection, sql, limits } = input;
  const { default: oracledb } = await import("oracledb");
  connection.callTimeout = limits.timeoutMs;
  const collector = collectRows(limits);
  const { resultSet, metaData = [] } = await connection.execute<unknown[]>(sql, [], {
    resultSet: true,
    outFormat: oracledb.OUT_FORMAT_ARRAY,
    fetchArraySize: rowsAtOnce,
    prefetchRows: rowsAtOnce,
    maxRows: limits.maxRows + 1,
    fetchTypeHandler: (column) => asText({ column, oracledb }),
  });
  if (resultSet === undefined) throw new Error("the statement gives no rows");
  try {
    for (let wanted = collector.wanted(); wanted > 0; wanted = collector.wanted()) {
      const rows = await resultSet.getRows(Math.min(rowsAtOnce, wanted));
      for (const row of rows)
        collector.add(row.map((value, index) => readValue({ value, column: metaData[index] })));
      if (rows.length < Math.min(rowsAtOnce, wanted)) break;
    }
  } finally {
    await resultSet.close();
  }
  const columns = metaData.map((column) => ({
    name: column.name,
    normalizedName: normalizedName(column.name),
    dataType: column.dbTypeName ?? "unknown",
    nullable: column.nullable ?? true,
    primaryKey: false,
  }));
  return { columns, ...collector.result() };
}

/** Numbers as text, because a NUMBER has more digits than ours; long texts and bytes whole instead of as handles. */
function asText(input: {
  readonly column: Metadata<unknown>;
  readonly oracledb: typeof import("oracledb");
}): FetchTypeResponse | undefined {
  const { column, oracledb } = input;
  if (column.dbType === oracledb.DB_TYPE_NUMBER) return { type: oracledb.STRING };
  if (column.dbType === oracledb.DB_TYPE_CLOB || column.dbType === oracledb.DB_TYPE_NCLOB)
    return { type: oracledb.STRING };
  return column.dbType === oracledb.DB_TYPE_BLOB ? { type: oracledb.BUFFER } : undefined;
}

/** A number that JSON carries without loss, or its text. */
export function readValue(input: {
  readonly value: unknown;
  readonly column: { readonly dbTypeName?: string | undefined } | undefined;
}): unknown {
  const { value, column } = input;
  if (column?.dbTypeName !== "NUMBER" || typeof value !== "string") return value;
  const number = Number(value);
  return String(number) === value.replace(/^(-?)\./, "$10.") ? number : value;
}
