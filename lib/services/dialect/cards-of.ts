import "server-only";
import type { ConnectionRow } from "@/lib/services/connection/connection-row";
import { getDestinationType } from "@/lib/services/destination-type/get-destination-type";
import { NotFoundError } from "@/lib/services/errors";
import type { ReportCardStep } from "@/lib/shared/report-card/types";

/** What tells one card from another: the type, and its version where it is the workspace's own. */
export function cardKey(row: Pick<ConnectionRow, "destinationType" | "typeVersion">): string {
  return `${row.destinationType}@${row.typeVersion ?? ""}`;
}

/** The steps of the destination types of these connections, each read once; none of a type that is gone. */
export async function cardsOf(input: {
  readonly rows: readonly ConnectionRow[];
}): Promise<ReadonlyMap<string, readonly ReportCardStep[]>> {
  const byKey = new Map(input.rows.map((row) => [cardKey(row), row]));
  const cards = [...byKey].map(async ([key, row]) => [key, await stepsOf(row)] as const);
  return new Map(await Promise.all(cards));
}

async function stepsOf(row: ConnectionRow): Promise<readonly ReportCardStep[]> {
  const { workspaceId, destinationType: type, typeVersion: version } = row;
  try {
    return (await getDestinationType({ workspaceId, type, version })).steps;
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}
