import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { connectionView } from "@/lib/services/connection/connection-view";
import { getConnection } from "@/lib/services/connection/get-connection";

/** A connection by the name it has in addresses. */
export const GET = defineRoute({
  operation: "getConnectionBySlug",
  summary: "One connection by its slug.",
  scope: "connections:read",
  path: z.strictObject({ slug: z.string().regex(/^[a-z0-9-]{1,100}$/) }),
  response: connectionView,
  revisioned: true,
  run: ({ caller, path: { slug } }) => getConnection({ caller, where: { slug } }),
});
