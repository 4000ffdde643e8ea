import "server-only";
import { sameHash, tokenHash } from "@/lib/services/token-hash";
import { getStore } from "@/lib/store/store-holder";

/** Whether the first admin's link is the one that was given last, unused and not too old. */
export async function isSetupLinkOpen(input: { readonly token: string }): Promise<boolean> {
  const row = await getStore().prisma.adminSetup.findUnique({ where: { id: 1 } });
  return (
    row !== null &&
    row.usedAt === null &&
    row.expiresAt > new Date() &&
    sameHash({ a: row.tokenHash, b: tokenHash({ secret: input.token }) })
  );
}
