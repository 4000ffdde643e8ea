import "server-only";
import { tenantStore } from "@/lib/store/tenant-store";
import { isReviewRequired } from "./is-review-required";

/**
 * Whether a change of a connection stays beside what is in use until a reviewer lets it: reviews are asked, and
 * what is in use was accepted before. What never counted yet has nothing to protect and is replaced.
 */
export async function isHeldForReview(input: {
  readonly workspaceId: string;
  readonly connection: { readonly id: string; readonly credentialVersion: number };
}): Promise<boolean> {
  const { workspaceId, connection } = input;
  if (!(await isReviewRequired({ workspaceId }))) return false;
  const inUse = await tenantStore({ workspaceId }).credentialVersion.findFirst({
    where: { connectionId: connection.id, version: connection.credentialVersion },
    select: { acceptedAt: true },
  });
  return inUse !== null && inUse.acceptedAt !== null;
}
