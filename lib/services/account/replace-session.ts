import "server-only";
import { openSession, type RequestOrigin, type StartedSession } from "@/lib/services/member/open-session";
import type { SignedInMember, SignInMethod } from "@/lib/services/member/signed-in-member";
import { tenantStore } from "@/lib/store/tenant-store";

/** Gives a member a new session in the place of the one they have, after they proved more of who they are. */
export async function replaceSession(input: {
  readonly member: SignedInMember;
  readonly method: SignInMethod;
  readonly from: RequestOrigin;
}): Promise<StartedSession> {
  const { member, method, from } = input;
  await tenantStore(member).memberSession.updateMany({
    where: { id: member.sessionId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return openSession({ member: { id: member.memberId, workspaceId: member.workspaceId }, method, from });
}
