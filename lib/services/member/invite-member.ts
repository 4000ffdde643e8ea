import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type MemberCaller } from "@/lib/services/caller";
import { InvalidInputError } from "@/lib/services/errors";
import { tokenHash } from "@/lib/services/token-hash";
import type { inviteForm } from "@/lib/shared/member/member-forms";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";
import { tenantStore } from "@/lib/store/tenant-store";

const dayMs = 24 * 60 * 60 * 1000;

/** An invitation as it is shown this once. */
export interface CreatedInvitation {
  readonly id: string;
  /** For the fragment of the link; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: string;
}

/**
 * Invites somebody: whoever has the link joins under this e-mail with this role. An invitation of the same
 * e-mail that is still open is withdrawn. @throws InvalidInputError where the e-mail is a member's already
 */
export async function inviteMember(input: {
  readonly caller: MemberCaller;
  readonly form: z.infer<typeof inviteForm>;
}): Promise<CreatedInvitation> {
  const { caller, form } = input;
  const { workspaceId } = caller;
  const { email, role } = form;
  if ((await getStore().prisma.member.findUnique({ where: { email } })) !== null) {
    throw new InvalidInputError({
      fields: [{ property: "email", message: "This person is a member already." }],
    });
  }
  const id = randomUUID();
  const token = randomBase62({ length: 43 });
  const now = new Date();
  const expiresAt = new Date(now.getTime() + form.days * dayMs);
  const actor = actorOf({ caller });
  const event = auditEvent({ actor, action: "member.invited", subject: id, data: { role } });
  await tenantStore(caller).$transaction(async (transaction) => {
    await transaction.memberInvitation.updateMany({
      where: { email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    await transaction.memberInvitation.create({
      data: {
        id,
        workspaceId,
        email,
        role,
        tokenHash: tokenHash({ secret: token }),
        invitedBy: actor,
        createdAt: now,
        expiresAt,
      },
    });
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
  return { id, token, expiresAt: expiresAt.toISOString() };
}
