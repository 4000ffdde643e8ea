import { type ApiAnswer, readPath } from "../kit/http-api/api-answer";
import { numberCell } from "../kit/statements/number-cell";
import type { StatementRows } from "../kit/statements/statement-rows";

const numbers = new Set(["BYTE", "SHORT", "INT", "LONG", "FLOAT", "DOUBLE", "DECIMAL"]);

/** A result of the statement API in its form JSON_ARRAY: every value is text. Only the first part is read. */
export function readRows({ json }: Pick<ApiAnswer, "json">): StatementRows {
  const { manifest, result } = Object(json);
  const columns = list(Object(Object(manifest).schema).columns);
  const types = columns.map((column) => readPath(column, "type_name").toUpperCase());
  return {
    columns: columns.map((column) => ({
      name: readPath(column, "name"),
      dataType: readPath(column, "type_text") || readPath(column, "type_name"),
      // Results do not tell; tables do.
      nullable: true,
    })),
    rows: list(Object(result).data_array).map((row) =>
      list(row).map((value, at) => toValue({ value, type: types[at] ?? "" })),
    ),
    isMore: readPath(manifest, "truncated") === "true" || Number(readPath(manifest, "total_chunk_count")) > 1,
  };
}

function toValue(input: { readonly value: unknown; readonly type: string }): unknown {
  const { value, type } = input;
  if (typeof value !== "string") return value ?? null;
  if (numbers.has(type)) return numberCell(value);
  if (type === "BOOLEAN" && (value === "true" || value === "false")) return value === "true";
  return value;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
