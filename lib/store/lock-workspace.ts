import "server-only";
import type { TenantTransaction } from "./tenant-store";

/** Keeps changes of one workspace's members from passing one another, until the transaction ends. */
export async function lockWorkspace(input: {
  readonly transaction: TenantTransaction;
  readonly workspaceId: string;
}): Promise<void> {
  await input.transaction
    .$queryRaw`select id from workspace where id = ${input.workspaceId}::uuid for update`;
}
