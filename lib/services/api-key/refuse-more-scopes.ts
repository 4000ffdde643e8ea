import "server-only";
import type { ApiCaller } from "@/lib/services/caller";
import { ForbiddenError } from "@/lib/services/errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** A key gives others at most what it may do itself. @throws ForbiddenError naming the first scope it lacks */
export async function refuseMoreScopes(input: {
  readonly caller: ApiCaller;
  readonly scopes: readonly string[];
}): Promise<void> {
  const { caller, scopes } = input;
  const own = await tenantStore(caller).apiKey.findFirstOrThrow({
    where: { id: caller.apiKeyId },
    select: { scopes: true },
  });
  const lacking = scopes.find((scope) => !own.scopes.includes(scope));
  if (lacking !== undefined) throw new ForbiddenError({ scope: lacking });
}
