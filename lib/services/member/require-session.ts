import "server-only";
import { tokenHash } from "@/lib/services/token-hash";
import { findMemberSession, type MemberSessionRow } from "@/lib/store/find-member-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { SignedOutError } from "./member-errors";
import { lastSeenStepMs, sessionIdleMs } from "./session-lifetime";
import type { MemberWorkspace, SignedInMember, SignInMethod } from "./signed-in-member";

/** Who a session is of. */
export interface OpenMemberSession {
  readonly member: SignedInMember;
  readonly workspace: MemberWorkspace;
}

/**
 * Finds the open session of a token, with its member as they stand now. Says nothing of what they may do:
 * see `requirePermission`.
 * @throws SignedOutError where it is unknown, over, revoked, or its member may no longer sign in
 */
export async function requireSession(input: { readonly token: string | null }): Promise<OpenMemberSession> {
  if (input.token === null) throw new SignedOutError();
  const row = await findMemberSession({ tokenHash: tokenHash({ secret: input.token }) });
  if (row === null || !isOpen(row)) throw new SignedOutError();
  await noteUse(row);
  const { id, workspaceId, memberId, role, name, email, authenticatedAt } = row;
  const method = row.method as SignInMethod;
  return {
    member: { workspaceId, memberId, role, name, email, sessionId: id, method, authenticatedAt },
    workspace: {
      id: workspaceId,
      name: row.workspaceName,
      requireSecondFactor: row.requireSecondFactor,
    },
  };
}

function isOpen(row: MemberSessionRow): boolean {
  const now = Date.now();
  return (
    row.revokedAt === null &&
    row.disabledAt === null &&
    row.expiresAt.getTime() > now &&
    row.lastSeenAt.getTime() + sessionIdleMs > now
  );
}

async function noteUse(row: MemberSessionRow): Promise<void> {
  const now = new Date();
  if (now.getTime() - row.lastSeenAt.getTime() < lastSeenStepMs) return;
  await tenantStore(row).memberSession.updateMany({ where: { id: row.id }, data: { lastSeenAt: now } });
}
