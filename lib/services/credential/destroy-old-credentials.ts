import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** Destroys replaced credentials whose time to be restored is over, in every workspace. @returns how many */
export async function destroyOldCredentials(): Promise<number> {
  const { count } = await getStore().prisma.credentialVersion.deleteMany({
    where: { state: { not: "active" }, destroyAfter: { lte: new Date() } },
  });
  return count;
}
