import "server-only";
import type { Caller } from "@/lib/services/caller";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { getReportCard } from "@/lib/services/destination-type/get-report-card";
import type { ReportCardView } from "@/lib/services/destination-type/report-card-view";
import { buildReportCard } from "@/lib/shared/report-card/build-report-card";
import type { ReportCard } from "@/lib/shared/report-card/types";

/** A destination type's card, and what is said of it as a whole. */
export interface DialectCard {
  readonly card: ReportCard;
  readonly details: ReportCardView["details"];
}

/** The card of one destination type. @throws NotFoundError */
export async function getCard(input: {
  readonly caller: Caller;
  readonly type: string;
}): Promise<DialectCard> {
  const { caller, type } = input;
  const [{ details }, { steps }] = await Promise.all([
    getReportCard({ caller, type, query: {} }),
    getDestinationType({ workspaceId: caller.workspaceId, type }),
  ]);
  return { card: buildReportCard({ type, steps }), details };
}
