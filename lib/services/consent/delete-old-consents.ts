import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** Deletes sign-ins whose time is over, in every workspace: nothing can come of them any more. @returns how many */
export async function deleteOldConsents(): Promise<number> {
  const { count } = await getStore().prisma.oAuthConsent.deleteMany({
    where: { expiresAt: { lt: new Date() } },
  });
  return count;
}
