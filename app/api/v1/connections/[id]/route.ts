import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { deleteConnection } from "@/lib/services/connection/delete-connection";
import { getConnection } from "@/lib/services/connection/get-connection";
import { updateConnection } from "@/lib/services/connection/update-connection";
import { updateConnectionInput } from "@/lib/shared/connection/update-connection-input";

const path = z.strictObject({ id: z.uuid() });

/** A connection with its status and its last setup tests; secrets are named, never shown. */
export const GET = defineRoute({
  operation: "getConnection",
  summary: "One connection, with its last setup tests; secrets are named, never shown.",
  scope: "connections:read",
  path,
  response: connectionView,
  revisioned: true,
  run: ({ caller, path: { id } }) => getConnection({ caller, where: { id } }),
});

/** Changes what may change; new credentials go through reauthorize. */
export const PATCH = defineRoute({
  operation: "updateConnection",
  summary: "Changes name, description, visibility and settings; what is left out stays.",
  scope: "connections:write",
  path,
  body: updateConnectionInput,
  response: connectionView,
  revisioned: true,
  run: ({ caller, path: { id }, body, ifMatch }) => updateConnection({ caller, id, body, ifMatch }),
});

/** Deletes a connection and its credentials for good. */
export const DELETE = defineRoute({
  operation: "deleteConnection",
  summary: "Deletes a connection and destroys its credentials.",
  scope: "connections:write",
  path,
  status: 204,
  matched: true,
  run: ({ caller, path: { id }, ifMatch }) => deleteConnection({ caller, id, ifMatch }),
});
