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
  const where = conditionsOf(input);
  const text = `select ${shownOf(input)} from connection where ${where.text()} ${pageEnd({ ...input, where })}`;
  return { text, values: where.values };
}

/** What a page selects: a connection and its place in the order. */
export function shownOf({ sort }: Pick<ConnectionPageRequest, "sort">): string {
  return `connection.id, ${connectionOrders[sort].by}::text as position, ${connectionJson} as json,
    connection.created_by as "createdBy", connection.updated_by as "updatedBy"`;
}

type PageStart = Pick<ConnectionPageRequest, "filter" | "sort" | "direction" | "after">;

/** `order by` of a page: the id makes every place in it one row's own. */
export function orderOf(input: PageStart): string {
  const leads = leadsOf(input).map((lead) => connectionOrders[lead].by);
  const columns = [...leads, connectionOrders[input.sort].by, "connection.id"];
  return columns.map((column) => `${column} ${input.direction}`).join(", ");
}

/** Order, length and offset of a page. */
export function pageEnd(
  input: PageStart &
    Pick<ConnectionPageRequest, "limit" | "offset"> & { readonly where: ConnectionConditions },
): string {
  const { where, limit, offset } = input;
  return `order by ${orderOf(input)} limit ${where.bind(limit)} offset ${where.bind(offset)}`;
}

/**
 * The conditions of a list, from the row on that a page starts after. Under a filter that leaves one value in the
 * order, ids alone are compared: given `status = x and (status, id) > (x, y)`, PostgreSQL reads all of that status
 * from its first row on.
 */
export function conditionsOf(input: PageStart): ConnectionConditions {
  const { after, sort, filter } = input;
  if (after === null) return new ConnectionConditions(filter);
  const [lead] = leadsOf(input);
  if (lead !== undefined) return conditionsWithLead({ ...input, after, lead });
  const where = new ConnectionConditions(filter);
  const { by, type } = connectionOrders[sort];
  const sign = input.direction === "asc" ? ">" : "<";
  const isOneValue = (sort === "status" || sort === "provider") && filter[sort] !== undefined;
  if (isOneValue) where.add((p) => `connection.id ${sign} ${p(after.id)}::uuid`);
  else where.add((p) => `(${by}, connection.id) ${sign} (${p(after.value)}::${type}, ${p(after.id)}::uuid)`);
  return where;
}

/**
 * Status and type are each the filter of the other's order, so two indexes hold the same columns. On a last page both
 * look alike to the planner, and it has taken the one that reads six times as much. With the filter as the first
 * column of the order and of its start, only one index fits.
 */
function conditionsWithLead(
  input: PageStart & { readonly after: ConnectionPosition; readonly lead: "status" | "provider" },
): ConnectionConditions {
  const { after, lead, filter, sort, direction } = input;
  const [first, second] = [connectionOrders[lead], connectionOrders[sort]];
  const [sign, end] = direction === "asc" ? [">", "<="] : ["<", ">="];
  const where = new ConnectionConditions({ ...filter, [lead]: undefined });
  where.add((p) => {
    const value = `${p(filter[lead])}::${first.type}`;
    const start = `(${value}, ${p(after.value)}::${second.type}, ${p(after.id)}::uuid)`;
    return `(${first.by}, ${second.by}, connection.id) ${sign} ${start} and ${first.by} ${end} ${value}`;
  });
  return where;
}

/** The filter that comes first in the order, if one does. One recipient's lists have indexes of their own. */
function leadsOf({ filter, sort, after }: PageStart): readonly ("status" | "provider")[] {
  if (after === null || filter.recipientId !== undefined) return [];
  if (sort === "provider" && filter.status !== undefined && filter.provider === undefined) return ["status"];
  if (sort === "status" && filter.provider !== undefined && filter.status === undefined) return ["provider"];
  return [];
}
