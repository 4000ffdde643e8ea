import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { reauthorizeConnection, reauthorizeInput } from "@/lib/services/connection/reauthorize-connection";

/** New credentials for the same connection. */
export const POST = defineRoute({
  operation: "reauthorizeConnection",
  summary: "Offers new credentials: checked first, in use only if the check passes.",
  scope: "connections:write",
  path: z.strictObject({ id: z.uuid() }),
  body: reauthorizeInput,
  response: connectionView,
  revisioned: true,
  idempotent: true,
  run: ({ caller, path: { id }, body, ifMatch }) => reauthorizeConnection({ caller, id, body, ifMatch }),
});
