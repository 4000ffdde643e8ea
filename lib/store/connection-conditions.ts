import "server-only";

export type ConnectionSort =
  | "name"
  | "created_at"
  | "updated_at"
  | "last_verified_at"
  | "status"
  | "provider";

/** Which connections of a workspace; absent filters let everything through. */
export interface ConnectionFilter {
  readonly workspaceId: string;
  readonly status?: string | undefined;
  readonly provider?: string | undefined;
  readonly recipientId?: string | undefined;
  /** Why connections have their status: see `connectionReason`. */
  readonly reason?: string | undefined;
  readonly sandbox?: boolean | undefined;
}

/**
 * Why a connection has its status: what it was disabled for, or else what its last check found. The
 * migrations have the indexes of those that have one, by this very expression.
 */
const connectionReason =
  "case when connection.status = 'disabled' then connection.status_reason else coalesce(connection.verification_error_code, connection.status_reason) end";

/**
 * Expression and type of each order; the migration has an index for every one of them. Named with the
 * table: a bare `status` in an `order by` would be the page's text of that name, in another order.
 */
export const connectionOrders: Readonly<
  Record<ConnectionSort, { readonly by: string; readonly type: string }>
> = {
  name: { by: "connection.name", type: "text" },
  created_at: { by: "connection.created_at", type: "timestamptz" },
  updated_at: { by: "connection.updated_at", type: "timestamptz" },
  last_verified_at: {
    by: "coalesce(connection.last_verified_at, '-infinity'::timestamptz)",
    type: "timestamptz",
  },
  status: { by: "connection.status", type: "connection_status" },
  provider: { by: "connection.destination_type", type: "text" },
};

/** Conditions of a `where` on connections, with their values bound. */
export class ConnectionConditions {
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  constructor(filter: ConnectionFilter) {
    this.add((p) => `workspace_id = ${p(filter.workspaceId)}::uuid`);
    if (filter.status !== undefined) this.add((p) => `status = ${p(filter.status)}::connection_status`);
    if (filter.provider !== undefined) this.add((p) => `destination_type = ${p(filter.provider)}`);
    if (filter.recipientId !== undefined) this.add((p) => `recipient_id = ${p(filter.recipientId)}::uuid`);
    if (filter.sandbox !== undefined) this.add(() => (filter.sandbox ? "sandbox" : "not sandbox"));
    if (filter.reason !== undefined) this.add((p) => `${connectionReason} = ${p(filter.reason)}`);
  }

  add(part: (bind: (value: unknown) => string) => string): void {
    this.#parts.push(part((value) => this.bind(value)));
  }

  /** @returns the value's place in the statement */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The condition that name or slug hold `search`. */
  matches(search: string): string {
    const pattern = this.bind(`%${search.replaceAll(/[\\%_]/g, "\\$&")}%`);
    return `(name ilike ${pattern} or slug ilike ${pattern})`;
  }

  addMatch(search: string): void {
    this.#parts.push(this.matches(search));
  }

  text(): string {
    return this.#parts.join(" and ");
  }
}
