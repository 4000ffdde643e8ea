import "server-only";
import type { ReviewComment } from "@/lib/shared/capture/review-comment";
import { tenantStore } from "@/lib/store/tenant-store";

/** What a reviewer asked the user to change, as long as nothing newer was submitted. */
export async function findComment(input: {
  readonly workspaceId: string;
  readonly connectionId: string;
}): Promise<ReviewComment | null> {
  const { connectionId } = input;
  const row = await tenantStore(input).connectionReview.findFirst({
    where: { connectionId, state: "sent_back", closedAt: null },
    orderBy: { requestedAt: "desc" },
    select: { stepId: true, comment: true },
  });
  return row === null || row.stepId === null ? null : { stepId: row.stepId, comment: row.comment ?? "" };
}
