import "server-only";
import type { Caller } from "@/lib/services/caller";
import { ForbiddenError } from "@/lib/services/errors";
import { RoleForbiddenError } from "@/lib/services/member/member-errors";
import { tenantStore } from "@/lib/store/tenant-store";

/** Reaches beyond one workspace: only a key that has it gives it on. */
const beyondWorkspace = "workspaces:admin";

/**
 * A key gives others at most what it may do itself; a member at most what their workspace is.
 * @throws ForbiddenError naming the first scope the key lacks; RoleForbiddenError
 */
export async function refuseMoreScopes(input: {
  readonly caller: Caller;
  readonly scopes: readonly string[];
}): Promise<void> {
  const { caller, scopes } = input;
  if ("memberId" in caller) {
    if (scopes.includes(beyondWorkspace)) throw new RoleForbiddenError();
    return;
  }
  const own = await tenantStore(caller).apiKey.findFirstOrThrow({
    where: { id: caller.apiKeyId },
    select: { scopes: true },
  });
  const lacking = scopes.find((scope) => !own.scopes.includes(scope));
  if (lacking !== undefined) throw new ForbiddenError({ scope: lacking });
}
