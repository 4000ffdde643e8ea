import "server-only";
import type { z } from "zod";
import type { ApiCaller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import type { leaseList } from "./lease-view";

/** Most leases shown; newer ones first. */
const shownAtMost = 200;

/** Who holds a connection's credentials right now: leases that are neither over nor ended. @throws NotFoundError */
export async function listLeases(input: {
  readonly caller: ApiCaller;
  readonly id: string;
}): Promise<z.infer<typeof leaseList>> {
  const { caller, id } = input;
  const store = tenantStore(caller);
  const found = await store.connection.findFirst({ where: { id }, select: { id: true } });
  if (found === null) throw new NotFoundError({ what: "connection" });
  const rows = await store.credentialLease.findMany({
    where: { connectionId: id, endedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: shownAtMost,
  });
  return {
    leases: rows.map((row) => ({
      id: row.id,
      credentialVersion: row.credentialVersion,
      apiKeyId: row.apiKeyId,
      purpose: row.purpose,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      endedAt: null,
    })),
  };
}
