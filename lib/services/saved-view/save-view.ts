import "server-only";
import { randomUUID } from "node:crypto";
import type { MemberCaller } from "@/lib/services/caller";
import { ConflictError } from "@/lib/services/errors";
import type { SaveViewInput } from "@/lib/shared/connection/saved-view";
import { tenantStore } from "@/lib/store/tenant-store";

/** Most views of one member. */
const keptAtMost = 100;

/** Keeps a view under its name; one's own of that name is replaced. @throws ConflictError where there are too many */
export async function saveView(input: {
  readonly caller: MemberCaller;
  readonly body: SaveViewInput;
}): Promise<{ readonly id: string }> {
  const { caller, body } = input;
  const { workspaceId, memberId } = caller;
  const { savedView } = tenantStore(caller);
  const { name, query, shared } = body;
  const own = await savedView.findMany({ where: { memberId }, select: { name: true }, take: keptAtMost });
  if (own.length === keptAtMost && !own.some((view) => view.name === name)) {
    throw new ConflictError({ userMessage: "You have 100 views. Delete one first." });
  }
  const { id } = await savedView.upsert({
    where: { memberId_name: { memberId, name } },
    create: { id: randomUUID(), workspaceId, memberId, name, query, shared },
    update: { query, shared },
  });
  return { id };
}
