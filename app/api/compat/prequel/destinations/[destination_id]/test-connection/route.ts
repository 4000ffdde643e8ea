import { prequel } from "@/lib/dialects/prequel/dialect";
import * as shapes from "@/lib/dialects/prequel/shapes";
import { toTestResult } from "@/lib/dialects/prequel/test-result";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { verifyConnection } from "@/lib/services/connection/verify-connection";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";
import { waitForCheck } from "@/lib/services/dialect/wait-for-check";

/** Tests a destination as it is stored. */
export const POST = defineDialectRoute({
  dialect: prequel,
  operation: "prequelTestExistingDestination",
  summary: "Tests a destination as it is stored, and answers with how it went.",
  scope: "connections:write",
  path: shapes.destinationPath,
  query: shapes.waitQuery,
  body: shapes.testDestinationBody,
  isBodyOptional: true,
  response: shapes.envelope(shapes.prequelTest),
  run: async ({ caller, path: { destination_id: id }, query: { wait_seconds: seconds }, signal }) => {
    await verifyConnection({ caller, id, waitSeconds: 0 });
    await waitForCheck({ caller, id, seconds, signal });
    return toTestResult((await describeDestination({ caller, id })).check);
  },
});
