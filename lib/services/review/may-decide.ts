import "server-only";
import { actorOf, type Caller } from "@/lib/services/caller";
import { mayDo } from "@/lib/services/member/permissions";
import { tenantStore } from "@/lib/store/tenant-store";

/** Why a caller may not decide on a review; null where they may. */
export type Refusal = "role" | "own";

/**
 * Four eyes: whoever gave the credentials, or made the link that they came by, does not approve them.
 */
export async function refusalOf(input: {
  readonly caller: Caller;
  readonly review: { readonly requestedBy: string };
}): Promise<Refusal | null> {
  const { caller, review } = input;
  if ("memberId" in caller && !mayDo({ role: caller.role, permission: "reviews:decide" })) return "role";
  const actor = actorOf({ caller });
  const { requestedBy } = review;
  if (requestedBy === actor) return "own";
  const [kind, sessionId] = requestedBy.split(":");
  if (kind !== "link_session") return null;
  const session = await tenantStore(caller).linkSession.findFirst({
    where: { id: sessionId ?? "" },
    select: { createdBy: true },
  });
  return session?.createdBy === actor ? "own" : null;
}
