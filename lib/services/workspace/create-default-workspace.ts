import "server-only";
import { randomUUID } from "node:crypto";
import { getStore } from "@/lib/store/store-holder";

/** Makes the workspace every installation starts with. */
export async function createDefaultWorkspace(): Promise<{ readonly id: string }> {
  return getStore().prisma.workspace.create({
    data: { id: randomUUID(), name: "Default workspace", isDefault: true },
    select: { id: true },
  });
}
