import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { wholeNumber } from "@/lib/shared/whole-number";
import { getStore } from "@/lib/store/store-holder";
import { tenantStore } from "@/lib/store/tenant-store";
import { auditView, chainHead, viewAudit } from "./audit-view";

/** Query of `GET /api/v1/audit-events/chain`. */
export const readChainInput = z.strictObject({
  /** `seq` of the last entry you have. */
  after: wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER }).default(0),
  limit: wholeNumber({ min: 1, max: 1_000 }).default(1_000),
});

export const chainPage = z.object({
  workspaceId: z.uuid(),
  entries: z.array(auditView),
  head: chainHead,
});

/** Entries in the order of the chain, oldest first: what an export is made of. */
export async function readAuditChain(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof readChainInput>;
}): Promise<z.infer<typeof chainPage>> {
  const { caller, query } = input;
  const { workspaceId } = caller;
  const workspace = await getStore().prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const rows = await tenantStore(caller).auditEvent.findMany({
    where: { chainSeq: { gt: BigInt(query.after) } },
    orderBy: { chainSeq: "asc" },
    take: query.limit,
  });
  const hash = workspace.auditHeadHash === null ? null : Buffer.from(workspace.auditHeadHash).toString("hex");
  return {
    workspaceId,
    entries: rows.map((row) => viewAudit({ row })),
    head: { seq: Number(workspace.auditHeadSeq), hash },
  };
}
