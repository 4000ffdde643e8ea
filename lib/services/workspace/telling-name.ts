import "server-only";
import { getStore } from "@/lib/store/store-holder";
import { defaultWorkspaceName } from "./create-default-workspace";

/** A workspace's name for people outside of it. Null where it says nothing: the first one's, until it is given one. */
export async function tellingName({ workspaceId }: { readonly workspaceId: string }): Promise<string | null> {
  const { name, isDefault } = await getStore().prisma.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, isDefault: true },
  });
  return isDefault && name === defaultWorkspaceName ? null : name;
}
