import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import { apiKeyView, viewApiKey } from "./api-key-view";

/** Query of `GET /api/v1/api-keys`. */
export const listApiKeysInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 200 }).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
});

export const apiKeyPage = z.object({
  apiKeys: z.array(apiKeyView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** Keys of the workspace by id, revoked and expired ones included. @throws BadCursorError */
export async function listApiKeys(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof listApiKeysInput>;
}): Promise<z.infer<typeof apiKeyPage>> {
  const { caller, query } = input;
  const place = { list: "api-keys", workspaceId: caller.workspaceId };
  const after = query.cursor === undefined ? undefined : openCursor({ place, cursor: query.cursor })[0];
  const rows = await tenantStore(caller).apiKey.findMany({
    where: after == null ? {} : { id: { gt: after } },
    orderBy: { id: "asc" },
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const hasNext = rows.length > query.limit && last !== undefined;
  return {
    apiKeys: page.map((row) => viewApiKey({ row })),
    hasNext,
    nextCursor: hasNext ? sealCursor({ place, position: [last.id] }) : null,
  };
}
