import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { getConnection } from "@/lib/services/connection/get-connection";

/** A connection with its status and its last setup tests; secrets are named, never shown. */
export const GET = defineRoute({
  operation: "getConnection",
  summary: "One connection, with its last setup tests; secrets are named, never shown.",
  scope: "connections:read",
  path: z.strictObject({ id: z.uuid() }),
  run: ({ caller, path: { id } }) => getConnection({ caller, id }),
});
