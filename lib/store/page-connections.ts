import "server-only";
import type { Connection } from "./generated/client";
import { getStore } from "./store-holder";

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
  readonly status: string | undefined;
  readonly provider: string | undefined;
  readonly recipientId: string | undefined;
  /** Part of the name or slug, in whatever case. */
  readonly search: string | undefined;
}

/** Where a page starts: the order's value and the id of the row before it. */
export interface ConnectionPosition {
  readonly value: string;
  readonly id: string;
}

/** A row with its value in the order of the page, as text that loses nothing. */
export type ConnectionPageRow = Connection & { readonly position: string };

/**
 * Expression and type of each order; the migration has an index for every one of them. Named with the
 * table: a bare `status` in an `order by` would be the page's text of that name, in another order.
 */
const orders: Readonly<Record<ConnectionSort, { readonly by: string; readonly type: string }>> = {
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

/**
 * One page of connections. It starts at `after` by comparing rows, which lets the index start there: the
 * last page of a million costs what the first costs. `offset` counts from the start instead and reads
 * what it leaves out.
 */
export async function pageConnections(input: {
  readonly filter: ConnectionFilter;
  readonly sort: ConnectionSort;
  readonly direction: "asc" | "desc";
  readonly after: ConnectionPosition | null;
  readonly offset: number;
  readonly limit: number;
}): Promise<readonly ConnectionPageRow[]> {
  const { text, values } = pageStatement(input);
  return getStore().prisma.$queryRawUnsafe<ConnectionPageRow[]>(text, ...values);
}

/** The statement of a page, apart so that its plan can be looked at. */
export function pageStatement(input: Parameters<typeof pageConnections>[0]): {
  readonly text: string;
  readonly values: readonly unknown[];
} {
  const { sort, direction, after, limit, offset } = input;
  const { by, type } = orders[sort];
  const where = new Conditions(input.filter);
  if (after !== null) {
    const sign = direction === "asc" ? ">" : "<";
    where.add((p) => `(${by}, id) ${sign} (${p(after.value)}::${type}, ${p(after.id)}::uuid)`);
  }
  const rows = `order by ${by} ${direction}, id ${direction} limit ${where.bind(limit)} offset ${where.bind(offset)}`;
  return {
    text: `select ${columns}, ${by}::text as position from connection where ${where.text()} ${rows}`,
    values: where.values,
  };
}

/** How many connections there are, counting no further than `atMost`. */
export async function countConnections(input: {
  readonly filter: ConnectionFilter;
  readonly atMost: number;
}): Promise<number> {
  const where = new Conditions(input.filter);
  const counted = `select 1 from connection where ${where.text()} limit ${where.bind(input.atMost)}`;
  const [row] = await getStore().prisma.$queryRawUnsafe<{ count: number }[]>(
    `select count(*)::int as count from (${counted}) counted`,
    ...where.values,
  );
  return row?.count ?? 0;
}

/** Conditions of a `where`, with their values bound. */
class Conditions {
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  constructor(filter: ConnectionFilter) {
    this.add((p) => `workspace_id = ${p(filter.workspaceId)}::uuid`);
    if (filter.status !== undefined) this.add((p) => `status = ${p(filter.status)}::connection_status`);
    if (filter.provider !== undefined) this.add((p) => `destination_type = ${p(filter.provider)}`);
    if (filter.recipientId !== undefined) this.add((p) => `recipient_id = ${p(filter.recipientId)}::uuid`);
    if (filter.search !== undefined) {
      const pattern = `%${filter.search.replaceAll(/[\\%_]/g, "\\$&")}%`;
      this.add((p) => `(name ilike ${p(pattern)} or slug ilike ${p(pattern)})`);
    }
  }

  add(part: (bind: (value: unknown) => string) => string): void {
    this.#parts.push(part((value) => this.bind(value)));
  }

  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  text(): string {
    return this.#parts.join(" and ");
  }
}

const columns = `id, workspace_id as "workspaceId", recipient_id as "recipientId",
  destination_type as "destinationType", type_version as "typeVersion", name, slug, description,
  visibility::text as visibility, is_default as "isDefault", revision, status::text as status, config,
  secret_properties as "secretProperties", credential_version as "credentialVersion",
  verification_error as "verificationError", verification_error_code as "verificationErrorCode",
  status_reason as "statusReason", last_verified_at as "lastVerifiedAt", last_used_at as "lastUsedAt",
  load_settings as "loadSettings", deployment, trust_certificates as "trustCertificates",
  trust_fingerprints as "trustFingerprints", created_by as "createdBy", updated_by as "updatedBy",
  created_at as "createdAt", updated_at as "updatedAt"`;
