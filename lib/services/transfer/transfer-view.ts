import { z } from "zod";
import { type TransferReport, transferReport } from "@/lib/shared/transfer/transfer-report";

/** A transfer as the API shows it. */
export const transferView = transferReport.extend({
  connectionId: z.uuid(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type TransferView = z.infer<typeof transferView>;

interface TransferRow {
  readonly connectionId: string;
  readonly report: unknown;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function viewTransfer({ row }: { readonly row: TransferRow }): TransferView {
  return {
    ...(row.report as TransferReport),
    connectionId: row.connectionId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
