import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { apiKeyScopes } from "@/lib/services/api-key/scopes";
import { auditEvent } from "@/lib/services/audit/audit-event";
import { actorOf, type Caller } from "@/lib/services/caller";
import { tokenHash } from "@/lib/services/token-hash";
import { randomBase62 } from "@/lib/shared/random-id";
import { getStore } from "@/lib/store/store-holder";
import { workspaceView } from "./workspace-view";

/** Body of `POST /api/v1/workspaces`. */
export const createWorkspaceInput = z.strictObject({ name: z.string().min(1).max(255) });

/** A new workspace and its first API key, which is shown here and never again. */
export const createdWorkspace = workspaceView.extend({ apiKey: z.string() });

/**
 * Makes a workspace for another customer of this installation, with a key that has every scope but those
 * over other workspaces. The caller's own workspace keeps the audit entry.
 */
export async function createWorkspace(input: {
  readonly caller: Caller;
  readonly body: z.infer<typeof createWorkspaceInput>;
}): Promise<z.infer<typeof createdWorkspace>> {
  const { caller, body } = input;
  const id = randomUUID();
  const publicId = randomBase62({ length: 8 });
  const apiKey = `lk_${publicId}_${randomBase62({ length: 43 })}`;
  const actor = actorOf({ caller });
  const row = await getStore().prisma.$transaction(async (transaction) => {
    const created = await transaction.workspace.create({ data: { id, name: body.name } });
    const keyId = randomUUID();
    await transaction.apiKey.create({
      data: {
        id: keyId,
        workspaceId: id,
        name: "First key",
        publicId,
        keyHash: tokenHash({ secret: apiKey }),
        scopes: apiKeyScopes.filter((scope) => scope !== "workspaces:admin"),
        createdBy: actor,
      },
    });
    const told = auditEvent({ actor, action: "workspace.created", subject: id });
    await transaction.auditEvent.create({ data: { workspaceId: caller.workspaceId, ...told } });
    const first = auditEvent({ actor: "system", action: "api_key.created", subject: keyId });
    await transaction.auditEvent.create({ data: { workspaceId: id, ...first } });
    return created;
  });
  const { name, forbidPlaintextRelease, createdAt } = row;
  return { id, name, forbidPlaintextRelease, createdAt: createdAt.toISOString(), apiKey };
}
