import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { listTransfers, listTransfersInput, transferPage } from "@/lib/services/transfer/list-transfers";
import { reportTransfer } from "@/lib/services/transfer/report-transfer";
import { transferView } from "@/lib/services/transfer/transfer-view";
import { transferReport } from "@/lib/shared/transfer/transfer-report";

const path = z.strictObject({ id: z.uuid() });

/** What the host's pipeline told of its loads. */
export const GET = defineRoute({
  operation: "listTransfers",
  summary: "What your pipeline told of its loads into a connection's destination, newest first.",
  scope: "connections:read",
  path,
  query: listTransfersInput,
  response: transferPage,
  run: ({ caller, path: { id }, query }) => listTransfers({ caller, id, query }),
});

/** One load, as far as it has come. */
export const POST = defineRoute({
  operation: "reportTransfer",
  summary: "Tells of a load into a connection's destination; the same id again brings it up to date.",
  scope: "connections:write",
  path,
  body: transferReport,
  response: transferView,
  run: ({ caller, path: { id }, body }) => reportTransfer({ caller, id, body }),
});
