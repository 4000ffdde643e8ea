import { toCheck } from "@/lib/dialects/improvado/connection";
import { improvado } from "@/lib/dialects/improvado/dialect";
import * as shapes from "@/lib/dialects/improvado/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { verifyConnection } from "@/lib/services/connection/verify-connection";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";
import { findNumberedDestination } from "@/lib/services/dialect/find-numbered-destination";
import { waitForCheck } from "@/lib/services/dialect/wait-for-check";

/** A check by hand: credentials that are no longer good make the connection invalid. */
export const POST = defineDialectRoute({
  dialect: improvado,
  operation: "improvadoCheckConnection",
  summary: "Checks a connection by hand; one whose credentials are no longer good becomes invalid.",
  scope: "connections:write",
  path: shapes.connectionPath,
  query: shapes.waitQuery,
  response: shapes.improvadoCheck,
  run: async ({ caller, path, query: { wait_seconds: seconds }, signal }) => {
    const { destination_name: type, id: number } = path;
    const { id } = await findNumberedDestination({ caller, type, number });
    await verifyConnection({ caller, id, waitSeconds: 0 });
    await waitForCheck({ caller, id, seconds, signal });
    return toCheck(await describeDestination({ caller, id }));
  },
});
