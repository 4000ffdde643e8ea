import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { linkSessionIdPattern } from "@/lib/shared/ids";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeLinkSession, type LinkSessionView } from "./describe-link-session";

/** One link session of the caller's workspace. @throws NotFoundError */
export async function getLinkSession(input: {
  readonly caller: Caller;
  readonly id: string;
}): Promise<LinkSessionView> {
  const { caller, id } = input;
  const row = linkSessionIdPattern.test(id)
    ? await tenantStore(caller).linkSession.findFirst({ where: { id } })
    : null;
  if (row === null) throw new NotFoundError({ what: "link session" });
  return describeLinkSession({ row });
}
