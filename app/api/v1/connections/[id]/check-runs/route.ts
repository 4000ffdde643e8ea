import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { checkRunPage, listCheckRuns, listCheckRunsInput } from "@/lib/services/check-run/list-check-runs";

/** What the checks of a connection found, newest first. */
export const GET = defineRoute({
  operation: "listCheckRuns",
  summary: "Every check of a connection with its setup tests, newest first.",
  scope: "connections:read",
  path: z.strictObject({ id: z.uuid() }),
  query: listCheckRunsInput,
  response: checkRunPage,
  run: ({ caller, path: { id }, query }) => listCheckRuns({ caller, id, query }),
});
