import "server-only";
import { getStore } from "@/lib/store/store-holder";

const dayMs = 24 * 60 * 60 * 1000;

/** Deletes what sign-ins leave behind, in every workspace: nothing can come of it any more. @returns how much */
export async function deleteOldSignIns(): Promise<number> {
  const { prisma } = getStore();
  const now = Date.now();
  const yesterday = new Date(now - dayMs);
  const counts = await Promise.all([
    prisma.signInChallenge.deleteMany({ where: { expiresAt: { lt: new Date(now) } } }),
    prisma.signInThrottle.deleteMany({ where: { updatedAt: { lt: yesterday } } }),
    prisma.memberSession.deleteMany({ where: { expiresAt: { lt: yesterday } } }),
  ]);
  return counts.reduce((sum, { count }) => sum + count, 0);
}
