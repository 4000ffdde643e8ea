import "server-only";
import { randomUUID } from "node:crypto";
import { getStore } from "@/lib/store/store-holder";

/** What it is called until somebody gives it a name. */
export const defaultWorkspaceName = "Default workspace";

/** Makes the workspace every installation starts with. */
export async function createDefaultWorkspace(): Promise<{ readonly id: string }> {
  return getStore().prisma.workspace.create({
    data: { id: randomUUID(), name: defaultWorkspaceName, isDefault: true },
    select: { id: true },
  });
}
