import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { columnListing } from "@/lib/services/browse/browse-views";
import { listColumns } from "@/lib/services/browse/list-columns";

/** What a table is made of. */
export const GET = defineRoute({
  operation: "listColumns",
  summary: "Columns of one table.",
  scope: "data:read",
  path: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({ schema: z.string().max(500), table: z.string().min(1).max(500) }),
  response: columnListing,
  run: ({ caller, path: { id }, query: { schema, table }, signal }) =>
    listColumns({ caller, id, schema, table, signal }),
});
