import "server-only";
import type { z } from "zod";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import type { SecurityPolicies } from "@/lib/shared/workspace/settings-forms";
import type { ThemeTokens } from "@/lib/shared/workspace/theme-tokens";
import { getStore } from "@/lib/store/store-holder";
import { getWorkspace } from "./get-workspace";
import type { workspaceView } from "./workspace-view";

/** What may be changed: by the API what `updateWorkspaceInput` takes, by owners at the dashboard all of it. */
export interface WorkspaceChange extends Partial<SecurityPolicies> {
  readonly name?: string | undefined;
  /** Any when empty. */
  readonly allowedOrigins?: readonly string[];
  readonly branding?: ThemeTokens;
}

/** Changes the caller's workspace. */
export async function updateWorkspace(input: {
  readonly caller: Caller;
  readonly body: { readonly [K in keyof WorkspaceChange]: WorkspaceChange[K] | undefined };
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
