import "server-only";
import { randomUUID } from "node:crypto";
import type { TenantTransaction } from "@/lib/store/tenant-store";

/** The workspace's customer with this external id, made on first mention and renamed where a name is given. */
export async function ensureRecipient(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
  readonly externalId: string;
  readonly name: string | undefined;
}): Promise<string> {
  const { transaction, workspaceId, externalId, name } = input;
  const row = await transaction.recipient.upsert({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    create: { id: randomUUID(), workspaceId, externalId, name: name ?? externalId },
    // Never empty: only then does Prisma leave the decision to the database (ON CONFLICT), and two first
    // sessions of a recipient at once both get it.
    update: { externalId, ...(name === undefined ? {} : { name }) },
    select: { id: true },
  });
  return row.id;
}
