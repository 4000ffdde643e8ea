import type { BSON } from "mongodb";
import type { Cell } from "../browsing";
import { toCell } from "../kit/browse/to-cell";

/** Names of types as `$type` knows them, by what the driver's classes call themselves. */
const classes: Readonly<Record<string, string>> = {
  ObjectId: "objectId",
  Int32: "int",
  Long: "long",
  Double: "double",
  Decimal128: "decimal",
  Binary: "binData",
  Timestamp: "timestamp",
  BSONRegExp: "regex",
  Code: "javascript",
  MinKey: "minKey",
  MaxKey: "maxKey",
  DBRef: "dbPointer",
  BSONSymbol: "symbol",
};

/** MongoDB's own name of a value's type; the value comes unpromoted. */
export function bsonType(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return "double";
  if (value instanceof Date) return "date";
  if (value instanceof RegExp) return "regex";
  if (Array.isArray(value)) return "array";
  return classes[classOf(value)] ?? "object";
}

/** A value as JSON can carry it; lists, documents and rare types as MongoDB's extended JSON. */
export function bsonCell(input: { readonly value: unknown; readonly ejson: typeof BSON.EJSON }): Cell {
  const { value, ejson } = input;
  const type = bsonType(value);
  if (type === "objectId" || type === "decimal" || type === "symbol") return String(value);
  if (type === "int" || type === "double") return toCell(Number(value));
  if (type === "long") return toCell(BigInt(String(value)));
  if (type === "binData") return binaryCell(value);
  if (["null", "string", "bool", "date"].includes(type)) return toCell(value);
  return ejson.stringify(value, { relaxed: true }).toWellFormed();
}

/** Subtype 4 is a UUID, which people know in its own form. */
function binaryCell(value: unknown): Cell {
  const source = Object(value) as {
    readonly sub_type?: number;
    readonly buffer?: unknown;
    toUUID?(): unknown;
  };
  if (source.sub_type === 4 && source.toUUID !== undefined) return String(source.toUUID());
  return source.buffer instanceof Uint8Array ? Buffer.from(source.buffer).toString("base64") : null;
}

function classOf(value: unknown): string {
  const name: unknown = Reflect.get(Object(value), "_bsontype");
  return typeof name === "string" ? name : "";
}
