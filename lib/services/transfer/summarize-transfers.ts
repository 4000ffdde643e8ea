import "server-only";
import type { Caller } from "@/lib/services/caller";
import type { TransferReport, TransferSummary } from "@/lib/shared/transfer/transfer-report";
import { sumTransfers } from "@/lib/store/sum-transfers";

/** What the transfers of each of these connections come to; of months in UTC, by the end of a transfer. */
export async function summarizeTransfers(input: {
  readonly caller: Caller;
  readonly connectionIds: readonly string[];
  /** @default now */
  readonly now?: Date;
}): Promise<ReadonlyMap<string, TransferSummary>> {
  const { caller, connectionIds, now = new Date() } = input;
  const sums = await sumTransfers({
    workspaceId: caller.workspaceId,
    connectionIds,
    lastPeriod: startOfMonth({ now, back: 1 }),
    currentPeriod: startOfMonth({ now, back: 0 }),
  });
  return new Map(
    sums.map((one) => [
      one.connectionId,
      {
        lastCompleted: one.lastReport as TransferReport | null,
        lastSucceededAt: one.lastSucceededAt?.toISOString() ?? null,
        rowsLastPeriod: Number(one.rowsLastPeriod),
        deltaRowsLastPeriod: Number(one.deltaRowsLastPeriod),
        rowsCurrentPeriod: Number(one.rowsCurrentPeriod),
      },
    ]),
  );
}

function startOfMonth(input: { readonly now: Date; readonly back: number }): Date {
  return new Date(Date.UTC(input.now.getUTCFullYear(), input.now.getUTCMonth() - input.back, 1));
}
