import "server-only";
import { randomUUID } from "node:crypto";
import { getStore } from "@/lib/store/store-holder";

/** The workspace every installation starts with. */
export async function ensureDefaultWorkspace(): Promise<{ readonly id: string }> {
  const { prisma } = getStore();
  const found = await prisma.workspace.findFirst({ where: { isDefault: true }, select: { id: true } });
  if (found !== null) return found;
  return prisma.workspace.create({
    data: { id: randomUUID(), name: "Default workspace", isDefault: true },
    select: { id: true },
  });
}
