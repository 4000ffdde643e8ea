import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { disableConnection } from "@/lib/services/connection/disable-connection";

/** No check, no look and no release until it is reactivated. */
export const POST = defineRoute({
  operation: "disableConnection",
  summary: "Takes a connection out of use until it is reactivated.",
  scope: "connections:write",
  path: z.strictObject({ id: z.uuid() }),
  response: connectionView,
  revisioned: true,
  run: ({ caller, path: { id }, ifMatch }) => disableConnection({ caller, id, ifMatch }),
});
