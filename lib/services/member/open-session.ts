import "server-only";
import { randomUUID } from "node:crypto";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { tokenHash } from "@/lib/services/token-hash";
import { randomBase62 } from "@/lib/shared/random-id";
import { tenantStore } from "@/lib/store/tenant-store";
import { sessionLifetimeMs } from "./session-lifetime";
import type { SignInMethod } from "./signed-in-member";

/** Where a request came from, as the list of one's sessions shows it. */
export interface RequestOrigin {
  readonly address: string | null;
  readonly userAgent: string;
}

/** A session as the cookie needs it. */
export interface StartedSession {
  /** Goes into the cookie; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Starts a session: always a new one with a new token, so that whatever cookie the browser had before the sign-in
 * stays worthless.
 */
export async function openSession(input: {
  readonly member: { readonly id: string; readonly workspaceId: string };
  readonly method: SignInMethod;
  readonly from: RequestOrigin;
}): Promise<StartedSession> {
  const { id: memberId, workspaceId } = input.member;
  const token = randomBase62({ length: 43 });
  const now = new Date();
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs);
  const actor = `member:${memberId}`;
  const event = auditEvent({
    actor,
    action: "member.signed_in",
    subject: memberId,
    data: { method: input.method },
  });
  const { address, userAgent } = input.from;
  const times = { createdAt: now, lastSeenAt: now, authenticatedAt: now, expiresAt };
  await tenantStore({ workspaceId }).$transaction([
    tenantStore({ workspaceId }).memberSession.create({
      data: {
        id: randomUUID(),
        workspaceId,
        memberId,
        tokenHash: tokenHash({ secret: token }),
        method: input.method,
        address,
        userAgent: userAgent.replaceAll("\0", "").slice(0, 300),
        ...times,
      },
    }),
    tenantStore({ workspaceId }).member.update({ where: { id: memberId }, data: { lastSignInAt: now } }),
    tenantStore({ workspaceId }).auditEvent.create({ data: { workspaceId, ...event } }),
  ]);
  return { token, expiresAt };
}
