import "server-only";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { tenantStore } from "@/lib/store/tenant-store";
import { type RecipientView, viewRecipient } from "./recipient-view";

/** A page of recipients. */
export interface RecipientPage {
  readonly recipients: readonly RecipientView[];
  readonly nextCursor: string | null;
}

/**
 * Customers of the host, the oldest first unless said otherwise.
 * @param externalIds these only
 * @throws BadCursorError
 */
export async function listRecipients(input: {
  readonly caller: Caller;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly order?: "asc" | "desc" | undefined;
  readonly externalIds?: readonly string[] | undefined;
}): Promise<RecipientPage> {
  const { caller, limit, cursor, order = "asc", externalIds } = input;
  const place = {
    list: "recipients",
    workspaceId: caller.workspaceId,
    order,
    externalIds: externalIds === undefined ? undefined : JSON.stringify(externalIds),
  };
  const after = cursor === undefined ? {} : beyond({ position: openCursor({ place, cursor }), order });
  const rows = await tenantStore(caller).recipient.findMany({
    where: { ...after, ...(externalIds === undefined ? {} : { externalId: { in: [...externalIds] } }) },
    orderBy: [{ createdAt: order }, { id: order }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    recipients: page.map(viewRecipient),
    nextCursor: hasNext ? sealCursor({ place, position: [last.createdAt.toISOString(), last.id] }) : null,
  };
}

/** The leading comparison is what lets the index start at the cursor. */
function beyond(input: { readonly position: readonly (string | null)[]; readonly order: "asc" | "desc" }) {
  const [time, id] = input.position;
  const createdAt = new Date(time ?? 0);
  const from = { id: id ?? "" };
  return input.order === "asc"
    ? { createdAt: { gte: createdAt }, OR: [{ createdAt: { gt: createdAt } }, { id: { gt: from.id } }] }
    : { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: from.id } }] };
}
