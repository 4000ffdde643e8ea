/** Tables of the database `shop`, as the catalogue describes them. */
export const tableMetadata: Readonly<Record<string, object>> = {
  orders: {
    Name: "orders",
    TableType: "EXTERNAL_TABLE",
    Columns: [
      { Name: "id", Type: "bigint" },
      { Name: "größe", Type: "string" },
    ],
    PartitionKeys: [{ Name: "day", Type: "date" }],
  },
  totals: { Name: "totals", TableType: "VIRTUAL_VIEW", Columns: [{ Name: "sum", Type: "double" }] },
};

const types = ["bigint", "decimal", "boolean", "timestamp", "varbinary", "varchar"];
const values = ["12345678901234567890", "9.50", "true", "2020-01-02 03:04:05.000", "00 ff", undefined];

/** One page of a result; a SELECT begins with a row of the column names. */
export function resultRows(input: {
  readonly sql: string;
  readonly MaxResults: number;
  readonly NextToken?: string;
}): object {
  if (/^show/i.test(input.sql)) {
    return {
      ResultSet: {
        ResultSetMetadata: { ColumnInfo: [{ Name: "tab_name", Type: "string" }] },
        Rows: [{ Data: [{ VarCharValue: "orders" }] }],
      },
    };
  }
  const total = Number(/limit (\d+)$/i.exec(input.sql)?.[1] ?? "2500") + 1;
  const from = Number(input.NextToken ?? 0);
  const to = Math.min(from + input.MaxResults, total);
  const header = { Data: types.map((_type, at) => ({ VarCharValue: `c${at}` })) };
  const row = { Data: values.map((value) => (value === undefined ? {} : { VarCharValue: value })) };
  return {
    ResultSet: {
      ResultSetMetadata: { ColumnInfo: types.map((Type, at) => ({ Name: `c${at}`, Type })) },
      Rows: Array.from({ length: to - from }, (_one, at) => (from + at === 0 ? header : row)),
    },
    ...(to < total ? { NextToken: String(to) } : {}),
  };
}
