import "server-only";
import type { Caller } from "@/lib/services/caller";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { getReportCard } from "@/lib/services/destination-type/get-report-card";
import { InvalidInputError, NotFoundError } from "@/lib/services/errors";
import type { ReportCardStep } from "@/lib/shared/report-card/types";

/**
 * The steps of a type that a new connection is to be of.
 * @throws InvalidInputError (`body.provider`) where there is no such type, or none can be made of it
 */
export async function openCard(input: {
  readonly caller: Caller;
  readonly type: string;
}): Promise<readonly ReportCardStep[]> {
  const { caller, type } = input;
  try {
    const { details } = await getReportCard({ caller, type, query: {} });
    if (!details.access) throw refused("is not available here: its details.access is false");
    return (await getDestinationType({ workspaceId: caller.workspaceId, type })).steps;
  } catch (error) {
    if (error instanceof NotFoundError) throw refused("is not a destination type");
    throw error;
  }
}

function refused(msg: string): InvalidInputError {
  return new InvalidInputError({ problems: [{ loc: ["body", "provider"], msg, type: "value_error" }] });
}
