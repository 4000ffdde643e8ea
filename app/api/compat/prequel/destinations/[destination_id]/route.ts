import { z } from "zod";
import { toDestination } from "@/lib/dialects/prequel/destination";
import { prequel, succeeded } from "@/lib/dialects/prequel/dialect";
import { prequelPlace, readLoad, readVendor } from "@/lib/dialects/prequel/read-destination";
import * as shapes from "@/lib/dialects/prequel/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { refuseProblems } from "@/lib/http/dialect/refuse-problems";
import { deleteConnection } from "@/lib/services/connection/delete-connection";
import { changeDestination } from "@/lib/services/dialect/change-destination";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";

const address = { dialect: prequel, path: shapes.destinationPath } as const;
const response = shapes.envelope(z.object({ destination: shapes.prequelDestination }));

/** One destination. */
export const GET = defineDialectRoute({
  ...address,
  operation: "prequelGetDestination",
  summary: "One destination with its last transfer; secrets are not in it.",
  scope: "connections:read",
  response,
  run: async ({ caller, path: { destination_id: id } }) => {
    const destination = toDestination(await describeDestination({ caller, id }));
    return succeeded({ message: "Found destination.", data: { destination } });
  },
});

/** Changes what is named; a changed vendor's object is tested before it is in use. */
export const PATCH = defineDialectRoute({
  ...address,
  operation: "prequelUpdateDestination",
  summary: "Changes what is named; a changed vendor's object is tested before it is in use.",
  scope: "connections:write",
  body: shapes.updateDestinationBody,
  response,
  run: async ({ caller, path: { destination_id: id }, body: { destination: given } }) => {
    const { type, config: onFile } = await describeDestination({ caller, id });
    const { values: credentials, problems } = readVendor({ type, given, onFile });
    refuseProblems({ within: ["destination"], problems });
    const settings = { name: given.name, loadSettings: readLoad(given) };
    const place = prequelPlace({ type, answers: { ...onFile, ...credentials } });
    await inVendorWords({ place, run: () => changeDestination({ caller, id, credentials, settings }) });
    const destination = toDestination(await describeDestination({ caller, id }));
    return succeeded({ message: "Updated destination.", data: { destination } });
  },
});

/** Deletes a destination and its credentials for good. */
export const DELETE = defineDialectRoute({
  ...address,
  operation: "prequelDeleteDestination",
  summary: "Deletes a destination and destroys its credentials.",
  scope: "connections:write",
  response: shapes.envelope(z.object({})),
  run: async ({ caller, path: { destination_id: id } }) => {
    await deleteConnection({ caller, id, ifMatch: null });
    return succeeded({ message: "Deleted destination.", data: {} });
  },
});
