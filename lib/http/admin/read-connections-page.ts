import "server-only";
import { redirect } from "next/navigation";
import { type BrowsedConnections, browseConnections } from "@/lib/services/connection/browse-connections";
import type { ConnectionView } from "@/lib/services/connection/connection-view";
import { BadCursorError } from "@/lib/services/errors";
import { mayDo } from "@/lib/services/member/permissions";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import { listSavedViews } from "@/lib/services/saved-view/list-saved-views";
import { type BulkAction, bulkActions } from "@/lib/shared/connection/bulk-run";
import { parseTableState } from "@/lib/shared/connection/parse-table-state";
import { reasonOf } from "@/lib/shared/connection/status-words";
import { isFiltered, type TableState, tableQuery } from "@/lib/shared/connection/table-state";
import { requireMember } from "./require-member";

/** Rows of a page. */
const limit = 50;

/** Everything the connections table shows under an address. */
export async function readConnectionsPage(input: {
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
}) {
  const { member } = await requireMember({ permission: "dashboard:read" });
  const state = parseTableState(input.query);
  const [browsed, views] = await Promise.all([browse({ member, state }), listSavedViews({ caller: member })]);
  const { page, types, recipient } = browsed;
  const { search, status, provider, reason } = state;
  const query = tableQuery(state, { cursor: undefined });
  return {
    state,
    query: tableQuery(state, { cursor: state.cursor }),
    types: types.map(({ id, title }) => ({ value: id, label: title })),
    summary: summaryOf(page),
    list: {
      rows: page.connections.map((connection) => rowOf({ connection, browsed })),
      total: page.total,
      filter: { search, status, provider, reason, recipientId: recipient?.id },
      bulkActions: bulkActions.filter((action) => mayAct({ member, action })),
    },
    views: {
      views,
      query,
      mayShare: mayDo({ role: member.role, permission: "connections:write" }),
      mayDeleteShared: member.role === "owner",
    },
    place: {
      isEmpty: page.connections.length === 0,
      isFiltered: isFiltered(state),
      isUnknownCustomer: recipient === null,
      mayInvite: mayDo({ role: member.role, permission: "link-sessions:write" }),
      previousCursor: browsed.previousCursor,
      nextCursor: page.nextCursor,
    },
  };
}

/** A cursor of another order or another day leads to the first page, not to an error. */
async function browse(input: {
  readonly member: SignedInMember;
  readonly state: TableState;
}): Promise<BrowsedConnections> {
  const { member, state } = input;
  const { columns: _shown, ...query } = state;
  try {
    return await browseConnections({ caller: member, query: { ...query, limit, offset: 0 } });
  } catch (error) {
    if (!(error instanceof BadCursorError)) throw error;
    redirect(`/admin/connections?${tableQuery(state, { cursor: undefined })}`);
  }
}

function mayAct(input: { readonly member: SignedInMember; readonly action: BulkAction }): boolean {
  const permission = input.action === "delete" ? "connections:delete" : "connections:write";
  return mayDo({ role: input.member.role, permission });
}

function rowOf(input: { readonly connection: ConnectionView; readonly browsed: BrowsedConnections }) {
  const { id, name, slug, status, isDefault, sandbox, provider, recipientId, ...times } = input.connection;
  const { lastVerifiedAt, lastUsedAt, createdAt, updatedAt } = times;
  const { types, recipients } = input.browsed;
  const type = types.find((known) => known.id === provider);
  return {
    id,
    name,
    slug,
    status,
    isDefault,
    sandbox,
    reason: reasonOf(input.connection),
    type: { title: type?.title ?? provider, iconPath: type?.iconPath ?? null },
    recipient: recipients[recipientId] ?? null,
    lastVerifiedAt,
    lastUsedAt,
    createdAt,
    updatedAt,
  };
}

function summaryOf({ total, totalIsExact }: BrowsedConnections["page"]): string {
  if (total === 0) return "No connections";
  if (total === 1) return "1 connection";
  return `${totalIsExact ? "" : "About "}${total.toLocaleString("en")} connections`;
}
