import "server-only";
import { Prisma } from "./generated/client";

/** A JSON column's value; null empties the column instead of writing JSON's own null. */
export function jsonOrNull(value: object | null) {
  return value === null ? Prisma.DbNull : { ...value };
}
