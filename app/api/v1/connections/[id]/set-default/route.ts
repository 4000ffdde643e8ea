import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { setDefaultConnection } from "@/lib/services/connection/set-default-connection";

/** The default is the one to use where only the type is named. */
export const POST = defineRoute({
  operation: "setDefaultConnection",
  summary: "Makes a connection the default of its destination type.",
  scope: "connections:write",
  path: z.strictObject({ id: z.uuid() }),
  response: connectionView,
  revisioned: true,
  run: ({ caller, path: { id }, ifMatch }) => setDefaultConnection({ caller, id, ifMatch }),
});
