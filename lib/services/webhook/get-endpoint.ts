import "server-only";
import type { ApiCaller } from "@/lib/services/api-key/authenticate-api-key";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { type EndpointView, viewEndpoint } from "./endpoint-view";

/** One webhook endpoint. @throws NotFoundError */
export async function getEndpoint(input: {
  readonly caller: ApiCaller;
  readonly id: string;
}): Promise<EndpointView> {
  const where = { id: input.id, sessionOnly: false };
  const row = await tenantStore(input.caller).webhookEndpoint.findFirst({ where });
  if (row === null) throw new NotFoundError({ what: "webhook" });
  return viewEndpoint({ row });
}
