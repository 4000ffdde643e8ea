import "server-only";
import type { Handover } from "@/lib/shared/capture/handover";
import type { LinkSessionRow } from "@/lib/store/find-link-session";
import { tenantStore } from "@/lib/store/tenant-store";
import { stateOfHandover } from "./state-of-handover";

/** How the links that this session made stand, the latest first. */
export async function readHandovers({
  session,
}: {
  readonly session: LinkSessionRow;
}): Promise<readonly Handover[]> {
  const rows = await tenantStore(session).linkSession.findMany({
    where: { handedOverBy: session.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  return rows.map(stateOfHandover);
}
