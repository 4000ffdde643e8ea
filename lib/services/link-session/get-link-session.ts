import "server-only";
import type { ApiCaller } from "@/lib/services/api-key/authenticate-api-key";
import { NotFoundError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeLinkSession, type LinkSessionView } from "./describe-link-session";

/** One link session of the caller's workspace. @throws NotFoundError */
export async function getLinkSession(input: {
  readonly caller: ApiCaller;
  readonly id: string;
}): Promise<LinkSessionView> {
  const row = await tenantStore(input.caller).linkSession.findFirst({ where: { id: input.id } });
  if (row === null) throw new NotFoundError({ what: "link session" });
  return describeLinkSession({ row });
}
