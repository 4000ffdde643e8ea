import "server-only";
import { sessionIdleMs } from "@/lib/services/member/session-lifetime";
import type { SignedInMember } from "@/lib/services/member/signed-in-member";
import type { AccountView } from "@/lib/shared/member/account-view";
import { tenantStore } from "@/lib/store/tenant-store";

/** At most this many sessions are shown; they end by themselves within hours. */
const mostSessions = 100;

/** A member's own account: how they sign in and where they are signed in. No secret is in it. */
export async function getAccount(input: { readonly member: SignedInMember }): Promise<AccountView> {
  const { memberId, sessionId } = input.member;
  const store = tenantStore(input.member);
  const now = new Date();
  const [row, passkeys, sessions] = await Promise.all([
    store.member.findUniqueOrThrow({ where: { id: memberId } }),
    store.memberPasskey.findMany({ where: { memberId }, orderBy: { createdAt: "asc" } }),
    store.memberSession.findMany({
      where: {
        memberId,
        revokedAt: null,
        expiresAt: { gt: now },
        lastSeenAt: { gt: new Date(now.getTime() - sessionIdleMs) },
      },
      orderBy: { lastSeenAt: "desc" },
      take: mostSessions,
    }),
  ]);
  return {
    name: row.name,
    email: row.email,
    role: row.role,
    hasPassword: row.passwordHash !== null,
    hasTotp: row.totpConfirmedAt !== null,
    hasSso: row.oidcSubject !== null,
    recoveryCodesLeft: row.recoveryHashes.length,
    passkeys: passkeys.map(viewPasskey),
    sessions: sessions.map(({ id, method, address, userAgent, createdAt, lastSeenAt }) => ({
      id,
      isCurrent: id === sessionId,
      method,
      address,
      userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  };
}

function viewPasskey(row: {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly backedUp: boolean;
}) {
  const { id, name, backedUp: isBackedUp } = row;
  const lastUsedAt = row.lastUsedAt?.toISOString() ?? null;
  return { id, name, createdAt: row.createdAt.toISOString(), lastUsedAt, isBackedUp };
}
