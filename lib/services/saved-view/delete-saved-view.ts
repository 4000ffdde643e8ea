import "server-only";
import type { MemberCaller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** Deletes one of the member's own views; an owner may delete a shared one as well. @throws NotFoundError */
export async function deleteSavedView(input: {
  readonly caller: MemberCaller;
  readonly id: string;
}): Promise<void> {
  const { caller, id } = input;
  const { memberId, role } = caller;
  const mayGo = role === "owner" ? [{ memberId }, { shared: true }] : [{ memberId }];
  const { count } = await tenantStore(caller).savedView.deleteMany({ where: { id, OR: mayGo } });
  if (count === 0) throw new NotFoundError({ what: "view of yours" });
}
