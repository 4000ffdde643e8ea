import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import { numberCell } from "../kit/statements/number-cell";
import type { StatementColumn, StatementRows } from "../kit/statements/statement-rows";

/** A result set of the SQL API: everything is text, whatever its type. Only the first part is read. */
export function readRows({ json }: Pick<ApiAnswer, "json">): StatementRows {
  const { resultSetMetaData, data } = Object(json);
  const types = list(Object(resultSetMetaData).rowType);
  const rows = list(data).map((row) =>
    list(row).map((value, at) => toValue({ value, type: readPath(types[at], "type") })),
  );
  const parts = list(Object(resultSetMetaData).partitionInfo).length;
  return { columns: types.map(toColumn), rows, isMore: parts > 1 };
}

function toColumn(type: unknown): StatementColumn {
  return {
    name: readPath(type, "name"),
    dataType: readPath(type, "type").toUpperCase(),
    nullable: readPath(type, "nullable") !== "false",
  };
}

function toValue(input: { readonly value: unknown; readonly type: string }): unknown {
  const { value, type } = input;
  if (typeof value !== "string") return value ?? null;
  const reader = readers[type.toLowerCase()];
  return reader === undefined ? value : reader(value);
}

/** By type ("Getting the data from the results"): times are counted from 1970 or from midnight. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  fixed: numberCell,
  real: numberCell,
  boolean: (text) =>
    text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : text,
  binary: (text) => (/^([0-9a-f]{2})*$/i.test(text) ? Buffer.from(text, "hex") : text),
  date: (text) => isoTime(text, 86_400)?.slice(0, 10) ?? text,
  time: (text) => isoTime(text)?.slice(11, -1) ?? text,
  timestamp_ntz: (text) => isoTime(text)?.slice(0, -1) ?? text,
  timestamp_ltz: (text) => isoTime(text) ?? text,
  // The second number is the zone's offset in minutes, plus a day; the instant is the first alone.
  timestamp_tz: (text) => isoTime(text.split(" ")[0] ?? "") ?? text,
};

const billion = 1_000_000_000n;

function isoTime(text: string, secondsEach = 1): string | undefined {
  const found = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text);
  if (found === null) return undefined;
  const [, sign = "", whole = "", part = ""] = found;
  const counted = BigInt(whole) * BigInt(secondsEach) * billion + BigInt(part.padEnd(9, "0"));
  const nanos = sign === "" ? counted : -counted;
  const rest = ((nanos % billion) + billion) % billion;
  const date = new Date(Number((nanos - rest) / billion) * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  const fraction = rest === 0n ? "" : `.${rest.toString().padStart(9, "0").replace(/0+$/, "")}`;
  return date.toISOString().replace(".000Z", `${fraction}Z`);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
