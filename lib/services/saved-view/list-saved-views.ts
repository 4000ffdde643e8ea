import "server-only";
import type { MemberCaller } from "@/lib/services/caller";
import type { SavedViewSummary } from "@/lib/shared/connection/saved-view";
import { tenantStore } from "@/lib/store/tenant-store";

/** Views shown; nobody finds anything among more. */
const shownAtMost = 200;

/** A member's own views, and those that others share, by name. */
export async function listSavedViews({
  caller,
}: {
  readonly caller: MemberCaller;
}): Promise<readonly SavedViewSummary[]> {
  const { memberId } = caller;
  const rows = await tenantStore(caller).savedView.findMany({
    where: { OR: [{ memberId }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: shownAtMost,
  });
  return rows.map(({ id, name, query, shared, memberId: of }) => {
    return { id, name, query, shared, isOwn: of === memberId };
  });
}
