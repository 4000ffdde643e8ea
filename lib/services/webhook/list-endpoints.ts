import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import { endpointView, viewEndpoint } from "./endpoint-view";

/** All there are: a workspace has at most 50. */
export const endpointList = z.object({ webhooks: z.array(endpointView) });

/** The workspace's webhook endpoints, oldest first. */
export async function listEndpoints({
  caller,
}: {
  readonly caller: Caller;
}): Promise<z.infer<typeof endpointList>> {
  const rows = await tenantStore(caller).webhookEndpoint.findMany({
    where: { sessionOnly: false },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 50,
  });
  return { webhooks: rows.map((row) => viewEndpoint({ row })) };
}
