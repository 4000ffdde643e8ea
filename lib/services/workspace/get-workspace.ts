import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { getStore } from "@/lib/store/store-holder";
import type { workspaceView } from "./workspace-view";

/** The caller's workspace. */
export async function getWorkspace({
  caller,
}: {
  readonly caller: Caller;
}): Promise<z.infer<typeof workspaceView>> {
  const row = await getStore().prisma.workspace.findUniqueOrThrow({ where: { id: caller.workspaceId } });
  const { id, name, forbidPlaintextRelease, createdAt } = row;
  return { id, name, forbidPlaintextRelease, createdAt: createdAt.toISOString() };
}
