import { z } from "zod";
import { toDestination } from "@/lib/dialects/stitch/destination";
import { stitch } from "@/lib/dialects/stitch/dialect";
import { readProperties, stitchPlace } from "@/lib/dialects/stitch/read-properties";
import { destinationPath, stitchDestination, updateDestinationBody } from "@/lib/dialects/stitch/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { refuseProblems } from "@/lib/http/dialect/refuse-problems";
import { deleteConnection } from "@/lib/services/connection/delete-connection";
import { findNumberedConnection } from "@/lib/services/connection/find-numbered-connection";
import { changeDestination } from "@/lib/services/dialect/change-destination";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";

const address = { dialect: stitch, path: destinationPath } as const;

/** One destination. */
export const GET = defineDialectRoute({
  ...address,
  operation: "stitchGetDestination",
  summary: "One destination; values of credentials are not in it.",
  scope: "connections:read",
  response: stitchDestination,
  run: async ({ caller, path }) => {
    const id = await findNumberedConnection({ caller, number: path.id });
    return toDestination(await describeDestination({ caller, id }));
  },
});

/** Changes what is named; properties are checked before they are in use. */
export const PUT = defineDialectRoute({
  ...address,
  operation: "stitchUpdateDestination",
  summary: "Changes what is named; new properties are checked before they are in use.",
  scope: "connections:write",
  body: updateDestinationBody,
  response: stitchDestination,
  run: async ({ caller, path, body: { type: provider, properties: given = {}, ...plain } }) => {
    const id = await findNumberedConnection({ caller, number: path.id });
    const { type, card, config: onFile } = await describeDestination({ caller, id });
    const { values: credentials, problems } = readProperties({ type, steps: card.steps, given, onFile });
    refuseProblems({ within: ["properties"], problems });
    const settings = { ...plain, provider };
    await inVendorWords({
      place: stitchPlace,
      run: () => changeDestination({ caller, id, credentials, settings }),
    });
    return toDestination(await describeDestination({ caller, id }));
  },
});

/** Deletes a destination and its credentials for good. */
export const DELETE = defineDialectRoute({
  ...address,
  operation: "stitchDeleteDestination",
  summary: "Deletes a destination and destroys its credentials.",
  scope: "connections:write",
  response: z.object({}),
  run: async ({ caller, path }) => {
    const id = await findNumberedConnection({ caller, number: path.id });
    await deleteConnection({ caller, id, ifMatch: null });
    return {};
  },
});
