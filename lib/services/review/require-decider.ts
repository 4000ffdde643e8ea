import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError, ReviewRefusedError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { refusalOf } from "./may-decide";

/**
 * The review a caller is about to decide on.
 * @throws NotFoundError; ReviewRefusedError where it is not theirs to decide
 */
export async function requireDecider(input: { readonly caller: Caller; readonly id: string }) {
  const { caller, id } = input;
  const review = await tenantStore(caller).connectionReview.findFirst({ where: { id } });
  if (review === null) throw new NotFoundError({ what: "review" });
  const refusal = await refusalOf({ caller, review });
  if (refusal !== null) throw new ReviewRefusedError({ refusal });
  return review;
}
