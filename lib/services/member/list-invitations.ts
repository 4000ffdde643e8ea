import "server-only";
import type { MemberCaller } from "@/lib/services/caller";
import type { InvitationView } from "@/lib/shared/member/account-view";
import { tenantStore } from "@/lib/store/tenant-store";

/** At most this many are shown: an invitation is used, withdrawn or made again within days. */
const most = 100;

/** Invitations of the caller's workspace that nobody used and nobody withdrew, newest first. */
export async function listInvitations(input: {
  readonly caller: MemberCaller;
}): Promise<readonly InvitationView[]> {
  const rows = await tenantStore(input.caller).memberInvitation.findMany({
    where: { acceptedAt: null, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  const now = new Date();
  return rows.map(({ id, email, role, expiresAt }) => ({
    id,
    email,
    role,
    expiresAt: expiresAt.toISOString(),
    isExpired: expiresAt <= now,
  }));
}
