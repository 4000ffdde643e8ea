import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import type { joinForm } from "@/lib/shared/member/member-forms";
import { isUniqueViolation, tenantStore } from "@/lib/store/tenant-store";
import { findInvitation, type OpenInvitation } from "./find-invitation";
import { hashPassword } from "./hash-password";
import { LinkRefusedError } from "./member-errors";
import { openSession, type RequestOrigin, type StartedSession } from "./open-session";

/**
 * Makes a member of whoever has the link, and signs them in. The link works once. @throws LinkRefusedError
 */
export async function acceptInvitation(input: {
  readonly form: z.infer<typeof joinForm>;
  readonly from: RequestOrigin;
}): Promise<StartedSession> {
  const { form } = input;
  const invitation = await findInvitation({ token: form.token });
  const passwordHash = await hashPassword({ password: form.password });
  const member = await joinWorkspace({ invitation, name: form.name, passwordHash });
  return openSession({ member, method: "password", from: input.from });
}

/** Uses an invitation up and makes its member, both or neither. @throws LinkRefusedError */
export async function joinWorkspace(input: {
  readonly invitation: OpenInvitation;
  readonly name: string;
  /** Null for those who sign in elsewhere. */
  readonly passwordHash: string | null;
}): Promise<{ readonly id: string; readonly workspaceId: string }> {
  const { invitation, name, passwordHash } = input;
  const { workspaceId, email, role } = invitation;
  const id = randomUUID();
  const actor = `member:${id}`;
  const event = auditEvent({ actor, action: "member.joined", subject: id, data: { role } });
  try {
    await tenantStore({ workspaceId }).$transaction(async (transaction) => {
      const now = new Date();
      const { count } = await transaction.memberInvitation.updateMany({
        where: { id: invitation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
        data: { acceptedAt: now },
      });
      if (count === 0) throw new LinkRefusedError();
      const createdBy = `invitation:${invitation.id}`;
      await transaction.member.create({
        data: { id, workspaceId, email, name, role, passwordHash, createdBy },
      });
      await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new LinkRefusedError();
    throw error;
  }
  return { id, workspaceId };
}
