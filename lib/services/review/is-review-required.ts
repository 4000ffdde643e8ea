import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** Whether new and changed connections of a workspace wait for a reviewer. Ask before a transaction begins. */
export async function isReviewRequired({ workspaceId }: { readonly workspaceId: string }): Promise<boolean> {
  const row = await getStore().prisma.workspace.findUnique({
    where: { id: workspaceId },
    select: { requireReview: true },
  });
  return row?.requireReview === true;
}
