// The package is CommonJS, and Node finds no `Types` among its names: imported by name, no check would start.
import mysql2, { type FieldPacket } from "mysql2";
import type { ColumnItem } from "../../../browsing";
import { normalizedName } from "../../browse/normalized-name";

/** Character set "binary". */
const binary = 63;
/** Flags of a column (protocol, "Column Definition Flags"). */
const notNull = 0x1;
const primaryKey = 0x2;

/** What the server says of a result's columns. */
export function resultColumns(fields: readonly FieldPacket[]): readonly ColumnItem[] {
  return fields.map((field) => {
    const flags = typeof field.flags === "number" ? field.flags : 0;
    return {
      name: field.name,
      normalizedName: normalizedName(field.name),
      dataType: typeName(field),
      nullable: (flags & notNull) === 0,
      primaryKey: (flags & primaryKey) !== 0,
    };
  });
}

/** A value as a row should show it: times in ISO form. The session's times are in UTC. */
export function readValue(input: {
  readonly value: unknown;
  readonly field: FieldPacket | undefined;
}): unknown {
  const { value, field } = input;
  if (typeof value !== "string") return value;
  if (field?.columnType === mysql2.Types.DATETIME) return value.replace(" ", "T");
  return field?.columnType === mysql2.Types.TIMESTAMP ? `${value.replace(" ", "T")}Z` : value;
}

function typeName(field: FieldPacket): string {
  const found = Object.entries(mysql2.Types).find(([, code]) => code === field.columnType);
  const name = (found?.[0] ?? "unknown").toLowerCase();
  const isText = field.characterSet !== binary;
  if (name === "var_string") return isText ? "varchar" : "varbinary";
  if (name === "string") return isText ? "char" : "binary";
  if (name.endsWith("blob")) return isText ? name.replace("blob", "text") : name;
  return name.replace("newdecimal", "decimal");
}
