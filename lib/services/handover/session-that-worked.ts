import "server-only";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";

/** The session in which the form was finished: the one that went on on another device, or this one itself. */
export async function sessionThatWorked(session: LinkSessionRow): Promise<LinkSessionRow> {
  const elsewhere = await tenantStore(session).linkSession.findFirst({
    where: { handedOverBy: session.id, partStepId: null, outcome: "success" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return elsewhere ?? session;
}
