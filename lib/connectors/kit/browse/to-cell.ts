import type { Cell } from "../../browsing";

/**
 * A driver's value as JSON can carry it: binary as base64, times as ISO, whole numbers beyond what a
 * JSON number holds as text, lists and objects as JSON text. Strings are made well-formed.
 */
export function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return numberCell(value);
  if (typeof value === "bigint") return bigintCell(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (typeof value === "object") return JSON.stringify(value, jsonPart)?.toWellFormed() ?? null;
  return null;
}

function numberCell(value: number): Cell {
  const isSafe = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return isSafe ? value : String(value);
}

function bigintCell(value: bigint): Cell {
  return BigInt.asIntN(53, value) === value ? Number(value) : value.toString();
}

/** What JSON.stringify itself cannot carry inside a list or an object. Buffers come as what they turn themselves into. */
function jsonPart(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  const original: unknown = Reflect.get(Object(this), key);
  return original instanceof Uint8Array ? Buffer.from(original).toString("base64") : value;
}
