import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { tableListing } from "@/lib/services/browse/browse-views";
import { listTables } from "@/lib/services/browse/list-tables";

/** What there is to read. */
export const GET = defineRoute({
  operation: "listTables",
  summary: "Tables, views and the like of a destination.",
  scope: "data:read",
  path: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({
    /** The destination's own schemas as well. */
    includeSystem: z.stringbool().default(false),
  }),
  response: tableListing,
  run: ({ caller, path: { id }, query: { includeSystem }, signal }) =>
    listTables({ caller, id, includeSystem, signal }),
});
