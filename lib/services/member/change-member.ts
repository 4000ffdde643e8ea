import "server-only";
import { type AuditAction, auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type MemberCaller } from "@/lib/services/caller";
import { ConflictError, NotFoundError } from "@/lib/services/errors";
import { lockWorkspace } from "@/lib/store/lock-workspace";
import { type TenantTransaction, tenantStore } from "@/lib/store/tenant-store";
import type { MemberRole } from "./permissions";

/** What is written of a member. */
interface Change {
  readonly action: AuditAction;
  readonly data: {
    readonly role?: MemberRole;
    readonly disabledAt?: Date | null;
    readonly removedAt?: Date;
    readonly email?: string;
    readonly passwordHash?: null;
    readonly sealedTotp?: null;
    readonly tenantKeyId?: null;
    readonly wrappedKey?: null;
    readonly totpConfirmedAt?: null;
    readonly recoveryHashes?: Uint8Array<ArrayBuffer>[];
    readonly oidcIssuer?: null;
    readonly oidcSubject?: null;
  };
  /** Whether the member can be an owner afterwards. */
  readonly keepsOwner: boolean;
  readonly endsSessions: boolean;
}

/**
 * Changes a member, with its audit entry. One at a time in a workspace: of two owners who remove each other at
 * the same moment one stays. @throws NotFoundError; ConflictError where no owner who can sign in would be left
 */
export async function changeMember(input: {
  readonly caller: MemberCaller;
  readonly id: string;
  readonly change: Change;
  /** What must hold of the member as they are. @throws what it likes */
  readonly check?: (member: { readonly email: string }) => void;
}): Promise<void> {
  const { caller, id, change } = input;
  const { workspaceId } = caller;
  const role = change.data.role === undefined ? {} : { role: change.data.role };
  const event = auditEvent({
    actor: actorOf({ caller }),
    action: change.action,
    subject: id,
    data: role,
  });
  await tenantStore(caller).$transaction(async (transaction) => {
    await lockWorkspace({ transaction, workspaceId });
    const member = await transaction.member.findUnique({ where: { id } });
    if (member === null || member.removedAt !== null) throw new NotFoundError({ what: "member" });
    input.check?.(member);
    if (member.role === "owner" && !change.keepsOwner) await requireAnotherOwner({ transaction, id });
    await transaction.member.update({ where: { id }, data: { ...change.data, updatedAt: new Date() } });
    if (change.endsSessions) {
      await transaction.memberSession.updateMany({
        where: { memberId: id, revokedAt: null },
        data: { revokedAt: new Date() },
      });
    }
    await transaction.auditEvent.create({ data: { workspaceId, ...event } });
  });
}

async function requireAnotherOwner(input: {
  readonly transaction: TenantTransaction;
  readonly id: string;
}): Promise<void> {
  const another = await input.transaction.member.findFirst({
    where: { id: { not: input.id }, role: "owner", disabledAt: null, removedAt: null },
    select: { id: true },
  });
  if (another !== null) return;
  throw new ConflictError({
    userMessage: "This is the only owner. Make somebody else an owner first.",
  });
}
