import "server-only";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import type { DialectMagicLink } from "@/lib/shared/dialect/magic-link";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeMagicLinks } from "./describe-magic-links";

/** Hosted link sessions, the oldest first unless said otherwise. @throws BadCursorError */
export async function listMagicLinks(input: {
  readonly caller: Caller;
  readonly limit: number;
  readonly order: "asc" | "desc";
  readonly cursor?: string | undefined;
}): Promise<{ readonly links: readonly DialectMagicLink[]; readonly nextCursor: string | null }> {
  const { caller, limit, order, cursor } = input;
  const place = { list: "magic-links", workspaceId: caller.workspaceId, order };
  const after = cursor === undefined ? {} : beyond({ position: openCursor({ place, cursor }), order });
  const rows = await tenantStore(caller).linkSession.findMany({
    where: { hosted: true, ...after },
    orderBy: [{ createdAt: order }, { id: order }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    links: await describeMagicLinks({ caller, rows: page }),
    nextCursor: hasNext ? sealCursor({ place, position: [last.createdAt.toISOString(), last.id] }) : null,
  };
}

/** The leading comparison is what lets the index start at the cursor. */
function beyond(input: { readonly position: readonly (string | null)[]; readonly order: "asc" | "desc" }) {
  const [time, id] = input.position;
  const createdAt = new Date(time ?? 0);
  const from = id ?? "";
  return input.order === "asc"
    ? { createdAt: { gte: createdAt }, OR: [{ createdAt: { gt: createdAt } }, { id: { gt: from } }] }
    : { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: from } }] };
}
