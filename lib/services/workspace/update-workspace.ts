import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { getStore } from "@/lib/store/store-holder";
import { getWorkspace } from "./get-workspace";
import type { updateWorkspaceInput, workspaceView } from "./workspace-view";

/** Changes the caller's workspace. */
export async function updateWorkspace(input: {
  readonly caller: Caller;
  readonly body: z.infer<typeof updateWorkspaceInput>;
}): Promise<z.infer<typeof workspaceView>> {
  const { caller, body } = input;
  const { workspaceId } = caller;
  const changed = Object.entries(body).filter(([, value]) => value !== undefined);
  if (changed.length > 0) {
    await getStore().prisma.$transaction(async (transaction) => {
      await transaction.workspace.update({ where: { id: workspaceId }, data: Object.fromEntries(changed) });
      const data = { changed: changed.map(([name]) => name) };
      const event = auditEvent({
        actor: actorOf({ caller }),
        action: "workspace.updated",
        subject: workspaceId,
        data,
      });
      await transaction.auditEvent.create({ data: { workspaceId, ...event } });
    });
  }
  return getWorkspace({ caller });
}
