import "server-only";
import type { Caller } from "@/lib/services/caller";
import { findNumberedConnection } from "@/lib/services/connection/find-numbered-connection";
import { NotFoundError } from "@/lib/services/errors";
import type { DialectDestination } from "@/lib/shared/dialect/destination";
import { describeDestination } from "./describe-destinations";

/** A destination by its number and its type. @throws NotFoundError, also where it is of another type */
export async function findNumberedDestination(input: {
  readonly caller: Caller;
  readonly number: number;
  readonly type: string;
}): Promise<DialectDestination> {
  const { caller, type } = input;
  const found = await describeDestination({ caller, id: await findNumberedConnection(input) });
  if (found.type !== type) throw new NotFoundError({ what: "connection" });
  return found;
}
