import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { type EndpointView, viewEndpoint } from "./endpoint-view";

/** One webhook endpoint. @throws NotFoundError */
export async function getEndpoint(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<EndpointView> {
  const where = { id: input.id, sessionOnly: false };
  const row = await tenantStore(input.caller).webhookEndpoint.findFirst({ where });
  if (row === null) throw new NotFoundError({ what: "webhook" });
  return viewEndpoint({ row });
}
