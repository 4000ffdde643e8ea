import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { reactivateConnection } from "@/lib/services/connection/reactivate-connection";

/** Back into use, to be verified first. */
export const POST = defineRoute({
  operation: "reactivateConnection",
  summary: "Puts a disabled connection back into use, to be verified first.",
  scope: "connections:write",
  path: z.strictObject({ id: z.uuid() }),
  response: connectionView,
  revisioned: true,
  run: ({ caller, path: { id }, ifMatch }) => reactivateConnection({ caller, id, ifMatch }),
});
