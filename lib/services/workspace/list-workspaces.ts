import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { wholeNumber } from "@/lib/shared/whole-number";
import { getStore } from "@/lib/store/store-holder";
import { workspaceView } from "./workspace-view";

/** Query of `GET /api/v1/workspaces`. */
export const listWorkspacesInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 1_000 }).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
});

export const workspacePage = z.object({
  workspaces: z.array(workspaceView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** Every workspace of the installation, by id. @throws BadCursorError */
export async function listWorkspaces(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof listWorkspacesInput>;
}): Promise<z.infer<typeof workspacePage>> {
  const { limit, cursor } = input.query;
  const place = { list: "workspaces", workspaceId: input.caller.workspaceId };
  const after = cursor === undefined ? undefined : openCursor({ place, cursor })[0];
  const rows = await getStore().prisma.workspace.findMany({
    where: after == null ? {} : { id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    workspaces: page.map(({ id, name, forbidPlaintextRelease, createdAt }) => ({
      id,
      name,
      forbidPlaintextRelease,
      createdAt: createdAt.toISOString(),
    })),
    hasNext,
    nextCursor: hasNext ? sealCursor({ place, position: [last.id] }) : null,
  };
}
