import type { ConnectionStatus } from "./status-words";

/** Columns besides the name, which is always there. */
export const tableColumns = [
  "status",
  "reason",
  "type",
  "recipient",
  "verified",
  "created",
  "updated",
  "used",
  "slug",
] as const;

export type TableColumn = (typeof tableColumns)[number];

export const defaultColumns: readonly TableColumn[] = ["status", "reason", "type", "recipient", "verified"];

export const tableSorts = [
  "name",
  "created_at",
  "updated_at",
  "last_verified_at",
  "status",
  "provider",
] as const;

export type TableSort = (typeof tableSorts)[number];

/** What the address of the connections table says. */
export interface TableState {
  readonly search?: string | undefined;
  readonly status?: ConnectionStatus | undefined;
  readonly provider?: string | undefined;
  /** Customer, by the host's own id. */
  readonly recipient?: string | undefined;
  readonly reason?: string | undefined;
  readonly sort: TableSort;
  readonly direction: "asc" | "desc";
  readonly cursor?: string | undefined;
  readonly columns: readonly TableColumn[];
}

/** The query of an address: defaults are left out, and a change of filter or order starts at the first page. */
export function tableQuery(state: TableState, change: Partial<TableState> = {}): string {
  const next = { ...state, ...(Object.hasOwn(change, "cursor") ? {} : { cursor: undefined }), ...change };
  const { columns, sort, direction, ...rest } = next;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, value);
  if (sort !== "name") query.set("sort", sort);
  if (direction !== "asc") query.set("direction", direction);
  if (columns.join() !== defaultColumns.join()) query.set("columns", columns.join());
  return query.toString();
}

/** Whether anything is left out of the list. */
export function isFiltered({ search, status, provider, recipient, reason }: TableState): boolean {
  return [search, status, provider, recipient, reason].some((value) => value !== undefined);
}
