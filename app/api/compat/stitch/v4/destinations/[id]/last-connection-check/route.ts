import { toLastCheck } from "@/lib/dialects/stitch/destination";
import { stitch } from "@/lib/dialects/stitch/dialect";
import { destinationPath, stitchCheck } from "@/lib/dialects/stitch/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { found } from "@/lib/http/dialect/found";
import { findNumberedConnection } from "@/lib/services/connection/find-numbered-connection";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";

/** How the last connection check went. */
export const GET = defineDialectRoute({
  dialect: stitch,
  operation: "stitchGetLastConnectionCheck",
  summary: "How the last connection check of a destination went.",
  scope: "connections:read",
  path: destinationPath,
  response: stitchCheck,
  run: async ({ caller, path }) => {
    const id = await findNumberedConnection({ caller, number: path.id });
    return found({ what: "connection check", value: toLastCheck(await describeDestination({ caller, id })) });
  },
});
