import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { tableSample } from "@/lib/services/browse/browse-views";
import { sampleTable } from "@/lib/services/browse/sample-table";

/** A first look at the rows. */
export const POST = defineRoute({
  operation: "sampleTable",
  summary: "The first rows of one table, 1,000 at most.",
  scope: "data:read",
  path: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ schema: z.string().max(500), table: z.string().min(1).max(500) }),
  response: tableSample,
  run: ({ caller, path: { id }, body: { schema, table }, signal }) =>
    sampleTable({ caller, id, schema, table, signal }),
});
