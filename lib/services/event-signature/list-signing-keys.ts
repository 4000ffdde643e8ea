import "server-only";
import type { z } from "zod";
import { getEnv } from "@/lib/config/env";
import type { Caller } from "@/lib/services/caller";
import { tenantStore } from "@/lib/store/tenant-store";
import type { signingKeyList } from "./signing-key";
import { viewSigningKey } from "./view-signing-key";

/** The keys of the caller's workspace that are published, newest first, and where. */
export async function listSigningKeys({
  caller,
}: {
  readonly caller: Caller;
}): Promise<z.infer<typeof signingKeyList>> {
  const rows = await tenantStore(caller).signingKey.findMany({
    where: { OR: [{ publishedUntil: null }, { publishedUntil: { gt: new Date() } }] },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  const jwksUrl = `${getEnv().publicUrl}/api/v1/workspaces/${caller.workspaceId}/jwks.json`;
  return { jwksUrl, keys: rows.map((row) => viewSigningKey({ row })) };
}
