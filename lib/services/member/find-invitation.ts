import "server-only";
import { tokenHash } from "@/lib/services/token-hash";
import { getStore } from "@/lib/store/store-holder";
import { LinkRefusedError } from "./member-errors";
import type { MemberRole } from "./permissions";

/** An open invitation, with the workspace it leads to. */
export interface OpenInvitation {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly email: string;
  readonly role: MemberRole;
}

/** The invitation of a link. @throws LinkRefusedError where it was used or withdrawn, is too old or unknown */
export async function findInvitation(input: { readonly token: string }): Promise<OpenInvitation> {
  const found = await findOpen({ tokenHash: tokenHash({ secret: input.token }) });
  if (found === null) throw new LinkRefusedError();
  return found;
}

/** The open invitation of an e-mail that somebody else vouches for. */
export async function findOpenInvitation(input: { readonly email: string }): Promise<OpenInvitation | null> {
  return findOpen({ email: input.email });
}

async function findOpen(
  where: { readonly tokenHash: Uint8Array<ArrayBuffer> } | { readonly email: string },
): Promise<OpenInvitation | null> {
  const { prisma } = getStore();
  const row = await prisma.memberInvitation.findFirst({
    where: { ...where, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
  });
  if (row === null) return null;
  const { id, workspaceId, email, role } = row;
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return { id, workspaceId, workspaceName: workspace.name, email, role };
}
