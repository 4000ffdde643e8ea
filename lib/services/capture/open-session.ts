import "server-only";
import { draftConnectionId } from "@/lib/services/draft/draft-place";
import { readHandovers } from "@/lib/services/handover/read-handovers";
import { idleLifetimeMs } from "@/lib/services/link-session/lifetimes";
import type { OpenedSession } from "@/lib/shared/capture/contract";
import { findCapture } from "@/lib/store/find-capture";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { openType } from "./open-type";

/** What a frame gets on its exchange, besides the bearer: where to go on. */
export async function openSession(input: {
  readonly session: LinkSessionRow;
}): Promise<Omit<OpenedSession, "bearer">> {
  const { session } = input;
  const recipient = await tenantStore(session).recipient.findFirst({
    where: { id: session.recipientId },
    select: { name: true },
  });
  const type = await typeToOpen(session);
  const capture = type === null ? null : await findCapture({ sessionId: session.id, type });
  const deadline = session.exchangedAt === null ? Date.now() + idleLifetimeMs : session.expiresAt.getTime();
  return {
    expiresAt: new Date(deadline).toISOString(),
    recipientName: recipient?.name ?? "",
    recentTypes: await recentTypes(session),
    hasHandovers: (await readHandovers({ session })).length > 0,
    openType: type === null || capture === null ? null : await openType({ capture, type }),
  };
}

/** Most types that are called recent. */
const mostRecent = 3;

/** Types of the recipient's own connections, the latest first; what others use is nobody's business. */
async function recentTypes(session: LinkSessionRow): Promise<readonly string[]> {
  const { recipientId, destinationTypes } = session;
  if (destinationTypes.length < 2) return [];
  const rows = await tenantStore(session).connection.findMany({
    where: { recipientId, destinationType: { in: destinationTypes } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
    select: { destinationType: true },
  });
  return [...new Set(rows.map(({ destinationType }) => destinationType))].slice(0, mostRecent);
}

/** The only type there is, or the one the last draft was left in. */
async function typeToOpen(session: LinkSessionRow): Promise<string | null> {
  const [first, ...others] = session.destinationTypes;
  if (first !== undefined && others.length === 0) return first;
  const draft = await tenantStore(session).draft.findFirst({
    where: {
      recipientId: session.recipientId,
      connectionId: draftConnectionId({ session }),
      destinationType: { in: session.destinationTypes },
    },
    orderBy: { updatedAt: "desc" },
    select: { destinationType: true },
  });
  return draft?.destinationType ?? null;
}
