import type { TenantTransaction } from "@/lib/store/tenant-store";

/** Withdraws all links of a session that is over, and those made behind them: what they lead to goes with it. */
export async function revokeHandovers(input: {
  readonly transaction: TenantTransaction;
  readonly sessionId: string;
}): Promise<void> {
  const { transaction, sessionId } = input;
  const where = { handedOverBy: sessionId };
  await transaction.linkSession.updateMany({
    where: { ...where, revokedAt: null, endedAt: null },
    data: { revokedAt: new Date() },
  });
  // Of those that are over already, too: a form that went on elsewhere may have asked others from there.
  const made = await transaction.linkSession.findMany({ where, select: { id: true } });
  for (const { id } of made) await revokeHandovers({ transaction, sessionId: id });
}
