import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { verifyConnection, verifyConnectionInput } from "@/lib/services/connection/verify-connection";

/** Runs the setup tests of a connection as it is stored. */
export const POST = defineRoute({
  operation: "verifyConnection",
  summary: "Checks a connection; waits for the end of the check where asked to.",
  scope: "connections:write",
  path: z.strictObject({ id: z.uuid() }),
  query: verifyConnectionInput,
  response: connectionView,
  revisioned: true,
  run: ({ caller, path: { id }, query }) => verifyConnection({ caller, id, ...query }),
});
