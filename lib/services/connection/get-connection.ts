import "server-only";
import type { Caller } from "@/lib/services/caller";
import { NotFoundError } from "@/lib/services/errors";
import { findConnection } from "@/lib/store/find-connection";
import type { ConnectionView } from "./connection-view";

/** One connection of the caller's workspace, by id or by slug, with its last check. @throws NotFoundError */
export async function getConnection(input: {
  readonly caller: Caller;
  readonly where: { readonly id: string } | { readonly slug: string };
}): Promise<ConnectionView> {
  const { caller, where } = input;
  const found = await findConnection({ workspaceId: caller.workspaceId, where });
  if (found === null) throw new NotFoundError({ what: "connection" });
  return found as ConnectionView;
}
