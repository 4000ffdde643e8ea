import { readPath } from "../kit/http-api/api-answer";
import { numberCell } from "../kit/statements/number-cell";
import type { StatementColumn, StatementRows } from "../kit/statements/statement-rows";

/** Rows as queries and tables give them: `f` is a row or a record, `v` a value in text. */
export function readRows(json: unknown, schema: unknown = Object(json).schema): StatementRows {
  const fields = list(Object(schema).fields);
  return {
    columns: fields.map(toColumn),
    rows: list(Object(json).rows).map((row) => readRecord(row, fields)),
    isMore: readPath(json, "pageToken") !== "",
  };
}

/** A field of a schema as a column. */
export function toColumn(field: unknown): StatementColumn {
  const mode = readPath(field, "mode");
  const type = readPath(field, "type");
  return {
    name: readPath(field, "name"),
    dataType: mode === "REPEATED" ? `ARRAY<${type}>` : type,
    nullable: mode !== "REQUIRED",
  };
}

function readRecord(record: unknown, fields: readonly unknown[]): readonly unknown[] {
  return list(Object(record).f).map((cell, at) => readValue(Object(cell).v, fields[at]));
}

function readValue(value: unknown, field: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => readSingle(Object(one).v, field));
  return readSingle(value, field);
}

function readSingle(value: unknown, field: unknown): unknown {
  const type = readPath(field, "type").toUpperCase();
  const fields = list(Object(field).fields);
  if (type === "RECORD" || type === "STRUCT") {
    const values = readRecord(value, fields);
    return Object.fromEntries(fields.map((one, at) => [readPath(one, "name"), values[at]]));
  }
  if (typeof value !== "string") return value ?? null;
  return readers[type]?.(value) ?? value;
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  INTEGER: numberCell,
  INT64: numberCell,
  FLOAT: numberCell,
  FLOAT64: numberCell,
  NUMERIC: numberCell,
  BIGNUMERIC: numberCell,
  BOOLEAN: (text) => text === "true",
  BOOL: (text) => text === "true",
  TIMESTAMP: isoTime,
};

/** Whole microseconds since 1970. */
function isoTime(text: string): string {
  if (!/^-?\d{1,18}$/.test(text)) return text;
  const micros = BigInt(text);
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const date = new Date(Number((micros - rest) / 1000n));
  if (Number.isNaN(date.getTime())) return text;
  const fraction = rest === 0n ? "" : `.${rest.toString().padStart(6, "0").replace(/0+$/, "")}`;
  return date.toISOString().replace(".000Z", `${fraction}Z`);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
