import "server-only";
import {
  ConnectionConditions,
  type ConnectionFilter,
  type ConnectionSort,
  connectionOrders,
} from "./connection-conditions";
import { connectionJson } from "./connection-json";
import { runSql } from "./run-sql";

/** Where a page starts: the order's value and the id of the row before it. */
export interface ConnectionPosition {
  readonly value: string;
  readonly id: string;
}

/** A connection of a page. */
export interface ConnectionPageRow {
  readonly id: string;
  /** Its value in the order of the page, as text that loses nothing. */
  readonly position: string;
  /** As the API shows it. */
  readonly json: string;
  readonly createdBy: string;
  readonly updatedBy: string;
}

/** Which page of which list. */
export interface ConnectionPageRequest {
  readonly filter: ConnectionFilter;
  readonly sort: ConnectionSort;
  readonly direction: "asc" | "desc";
  readonly after: ConnectionPosition | null;
  readonly offset: number;
  readonly limit: number;
}

/**
 * One page of connections. It starts at `after` by comparing rows, which lets the index start there: the
 * last page of a million costs what the first costs. `offset` counts from the start instead and reads
 * what it leaves out.
 */
export async function pageConnections(input: ConnectionPageRequest): Promise<readonly ConnectionPageRow[]> {
  return runSql<ConnectionPageRow>(pageStatement(input));
}

/** The statement of a page, apart so that its plan can be looked at. */
export function pageStatement(input: ConnectionPageRequest): {
  readonly text: string;
  readonly values: readonly unknown[];
} {
  const where = new ConnectionConditions(input.filter);
  addStart({ ...input, where });
  const text = `select ${shownOf(input)} from connection where ${where.text()} ${pageEnd({ ...input, where })}`;
  return { text, values: where.values };
}

/** What a page selects: a connection and its place in the order. */
export function shownOf({ sort }: Pick<ConnectionPageRequest, "sort">): string {
  return `connection.id, ${connectionOrders[sort].by}::text as position, ${connectionJson} as json,
    connection.created_by as "createdBy", connection.updated_by as "updatedBy"`;
}

/** `order by` of a page: the id makes every place in it one row's own. */
export function orderOf({ sort, direction }: Pick<ConnectionPageRequest, "sort" | "direction">): string {
  return `${connectionOrders[sort].by} ${direction}, connection.id ${direction}`;
}

/** Order, length and offset of a page. */
export function pageEnd(
  input: Pick<ConnectionPageRequest, "sort" | "direction" | "limit" | "offset"> & {
    readonly where: ConnectionConditions;
  },
): string {
  const { where, limit, offset } = input;
  return `order by ${orderOf(input)} limit ${where.bind(limit)} offset ${where.bind(offset)}`;
}

/**
 * Lets a page start after the row before it. Under a filter that leaves one value in the order, ids alone
 * are compared: given `status = x and (status, id) > (x, y)`, PostgreSQL reads all of that status from its
 * first row on.
 */
export function addStart(
  input: Pick<ConnectionPageRequest, "filter" | "sort" | "direction" | "after"> & {
    readonly where: ConnectionConditions;
  },
): void {
  const { after, where, sort, filter } = input;
  if (after === null) return;
  const { by, type } = connectionOrders[sort];
  const sign = input.direction === "asc" ? ">" : "<";
  const isOneValue = (sort === "status" || sort === "provider") && filter[sort] !== undefined;
  if (isOneValue) where.add((p) => `connection.id ${sign} ${p(after.id)}::uuid`);
  else where.add((p) => `(${by}, connection.id) ${sign} (${p(after.value)}::${type}, ${p(after.id)}::uuid)`);
}
