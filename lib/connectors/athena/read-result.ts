import { readPath } from "../kit/http-api/api-answer";
import type { ApiCheck } from "../kit/http-api/api-stage";
import { numberCell } from "../kit/statements/number-cell";
import type { StatementColumn, StatementRows } from "../kit/statements/statement-rows";
import { callAthena } from "./call";
import type { FinishedQuery } from "./run-query";

/** Rows of one page: Athena's own limit. */
const pageRows = 1000;

/** The first rows of a result. */
export async function readResult(input: {
  readonly check: ApiCheck;
  readonly query: FinishedQuery;
  readonly maxRows: number;
  readonly maxBytes: number;
}): Promise<StatementRows> {
  const { check, query, maxRows, maxBytes } = input;
  const rows: (readonly unknown[])[] = [];
  let columns: readonly StatementColumn[] = [];
  let token = "";
  // A SELECT begins with a row of its column names.
  let skipped = query.type === "DML" ? 1 : 0;
  do {
    const next = token === "" ? {} : { NextToken: token };
    const json = { QueryExecutionId: query.id, MaxResults: pageRows, ...next };
    const answer = await callAthena({ check, action: "GetQueryResults", json, maxBytes });
    const { ResultSetMetadata, Rows } = Object(Object(answer).ResultSet);
    columns = list(Object(ResultSetMetadata).ColumnInfo).map(toColumn);
    rows.push(
      ...list(Rows)
        .slice(skipped)
        .map((row) => readRow({ row, columns })),
    );
    skipped = 0;
    token = readPath(answer, "NextToken");
  } while (token !== "" && rows.length < maxRows);
  return { columns, rows: rows.slice(0, maxRows), isMore: token !== "" || rows.length > maxRows };
}

function toColumn(info: unknown): StatementColumn {
  return {
    name: readPath(info, "Name"),
    dataType: readPath(info, "Type"),
    nullable: readPath(info, "Nullable") !== "NOT_NULL",
  };
}

function readRow(input: {
  readonly row: unknown;
  readonly columns: readonly StatementColumn[];
}): readonly unknown[] {
  return list(Object(input.row).Data).map((cell, at) => {
    const value: unknown = Object(cell).VarCharValue;
    if (typeof value !== "string") return null;
    return readers[input.columns[at]?.dataType ?? ""]?.(value) ?? value;
  });
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  tinyint: numberCell,
  smallint: numberCell,
  integer: numberCell,
  bigint: numberCell,
  float: numberCell,
  double: numberCell,
  decimal: numberCell,
  boolean: (text) => text === "true",
  timestamp: (text) => text.replace(" ", "T"),
  // Bytes in pairs of digits with spaces in between.
  varbinary: (text) =>
    /^([0-9a-f]{2} ?)*$/i.test(text) ? Buffer.from(text.replaceAll(" ", ""), "hex") : text,
};

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
