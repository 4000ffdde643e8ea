import "server-only";
import { z } from "zod";
import { tenantStore } from "@/lib/store/tenant-store";
import type { publishedKeySet } from "./signing-key";

/** The public halves of a workspace's signing keys; none where there is no such workspace, or it never signed. */
export async function getPublishedKeys({
  workspaceId,
}: {
  readonly workspaceId: string;
}): Promise<z.infer<typeof publishedKeySet>> {
  if (!z.uuid().safeParse(workspaceId).success) return { keys: [] };
  const rows = await tenantStore({ workspaceId }).signingKey.findMany({
    where: { OR: [{ publishedUntil: null }, { publishedUntil: { gt: new Date() } }] },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { publicJwk: true },
  });
  return { keys: rows.map(({ publicJwk }) => publicJwk as Record<string, unknown>) };
}
