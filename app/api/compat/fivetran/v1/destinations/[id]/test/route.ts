import { toDestination } from "@/lib/dialects/fivetran/destination";
import { fivetran, succeeded } from "@/lib/dialects/fivetran/dialect";
import * as shapes from "@/lib/dialects/fivetran/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { updateConnection } from "@/lib/services/connection/update-connection";
import { verifyConnection } from "@/lib/services/connection/verify-connection";
import { findDestination } from "@/lib/services/dialect/find-destination";
import { waitForCheck } from "@/lib/services/dialect/wait-for-check";

/** Tests a destination as it is stored. */
export const POST = defineDialectRoute({
  dialect: fivetran,
  operation: "fivetranTestDestination",
  summary: "Runs the setup tests of a destination and answers with their results.",
  scope: "connections:write",
  path: shapes.idPath,
  query: shapes.waitQuery,
  body: shapes.testDestinationBody,
  isBodyOptional: true,
  response: shapes.envelope(shapes.fivetranDestination),
  run: async ({ caller, path, body, query: { wait_seconds: seconds }, signal }) => {
    const { id } = await findDestination({ caller, ...path });
    const trust = { trustCertificates: body.trust_certificates, trustFingerprints: body.trust_fingerprints };
    await updateConnection({ caller, id, ifMatch: null, body: trust });
    await verifyConnection({ caller, id, waitSeconds: 0 });
    await waitForCheck({ caller, id, seconds, signal });
    const data = toDestination(await findDestination({ caller, id }));
    return succeeded({ message: "Setup tests have been completed.", data });
  },
});
