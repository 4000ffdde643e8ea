import { prequel } from "@/lib/dialects/prequel/dialect";
import { prequelPlace, readVendor, typeOfVendor } from "@/lib/dialects/prequel/read-destination";
import * as shapes from "@/lib/dialects/prequel/shapes";
import { toTestResult } from "@/lib/dialects/prequel/test-result";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { refuseProblems } from "@/lib/http/dialect/refuse-problems";
import { tryCredentials } from "@/lib/services/check-run/try-credentials";
import { openCard } from "@/lib/services/dialect/open-card";

/** Tests a destination that is not made yet; nothing of it is kept. */
export const POST = defineDialectRoute({
  dialect: prequel,
  operation: "prequelTestNewDestination",
  summary: "Tests a destination that is not made yet; nothing of it is kept.",
  scope: "connections:write",
  body: shapes.createDestinationBody,
  response: shapes.envelope(shapes.prequelTest),
  run: async ({ caller, body: { destination: given }, signal }) => {
    const type = typeOfVendor(given) ?? "";
    const { values: credentials, problems } = readVendor({ type, given, onFile: {} });
    const run = async () => {
      await openCard({ caller, type });
      refuseProblems({ within: ["destination"], problems });
      return tryCredentials({ caller, type, credentials, signal });
    };
    const tried = await inVendorWords({ place: prequelPlace({ type, answers: credentials }), run });
    return toTestResult({ state: "finished", ...tried });
  },
});
