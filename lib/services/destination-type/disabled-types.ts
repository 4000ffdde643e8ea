import "server-only";
import { getStore } from "@/lib/store/store-holder";

/** Destination types that a workspace does not offer. Ask before a transaction begins. */
export async function disabledTypes(input: { readonly workspaceId: string }): Promise<ReadonlySet<string>> {
  const row = await getStore().prisma.workspace.findUnique({
    where: { id: input.workspaceId },
    select: { disabledTypes: true },
  });
  return new Set(row?.disabledTypes);
}
