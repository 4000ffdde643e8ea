import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { queryAnswer } from "@/lib/services/browse/browse-views";
import { runQuery } from "@/lib/services/browse/run-query";

/** One statement that can do nothing but read. */
export const POST = defineRoute({
  operation: "querySchema",
  summary: "Runs one read-only statement: 1,000 rows and 15 seconds at most.",
  scope: "data:read",
  path: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ sql: z.string().min(1).max(10_000) }),
  response: queryAnswer,
  run: ({ caller, path: { id }, body: { sql }, signal }) => runQuery({ caller, id, sql, signal }),
});
