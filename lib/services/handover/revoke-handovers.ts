import type { TenantTransaction } from "@/lib/store/tenant-store";

/** Withdraws all links of a session that is over: what they lead to goes with it. */
export async function revokeHandovers(input: {
  readonly transaction: TenantTransaction;
  readonly sessionId: string;
}): Promise<void> {
  await input.transaction.linkSession.updateMany({
    where: { handedOverBy: input.sessionId, revokedAt: null, endedAt: null },
    data: { revokedAt: new Date() },
  });
}
