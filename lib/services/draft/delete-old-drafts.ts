import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** What nobody came back to for this long is deleted, in ms (30 days). */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Deletes drafts nobody came back to, in every workspace. @returns how many */
export async function deleteOldDrafts(): Promise<number> {
  const { count } = await getStore().prisma.draft.deleteMany({
    where: { updatedAt: { lt: new Date(Date.now() - keptMs) } },
  });
  return count;
}
