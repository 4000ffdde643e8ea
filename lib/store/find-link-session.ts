import "server-only";
import type { LinkSession } from "./generated/client";
import { getStore } from "./store-holder";

export type LinkSessionRow = LinkSession;

/**
 * A link session by its public id alone. The one look-up without a workspace: the id has 128 random
 * bits and the caller has nothing else yet; the workspace of everything after it comes from this row.
 */
export async function findLinkSession({ id }: { readonly id: string }): Promise<LinkSessionRow | null> {
  return getStore().prisma.linkSession.findUnique({ where: { id } });
}
