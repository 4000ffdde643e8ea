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
  const { prisma } = getStore();
  const row = await prisma.memberInvitation.findUnique({
    where: { tokenHash: tokenHash({ secret: input.token }) },
  });
  if (row === null || row.acceptedAt !== null || row.revokedAt !== null || row.expiresAt <= new Date()) {
    throw new LinkRefusedError();
  }
  const { id, workspaceId, email, role } = row;
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return { id, workspaceId, workspaceName: workspace.name, email, role };
}
