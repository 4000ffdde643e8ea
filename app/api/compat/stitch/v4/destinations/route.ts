import { z } from "zod";
import { toDestination } from "@/lib/dialects/stitch/destination";
import { stitch } from "@/lib/dialects/stitch/dialect";
import { readProperties, stitchPlace } from "@/lib/dialects/stitch/read-properties";
import {
  createDestinationBody,
  listDestinationsQuery,
  stitchDestination,
} from "@/lib/dialects/stitch/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { refuseProblems } from "@/lib/http/dialect/refuse-problems";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";
import { listDestinations } from "@/lib/services/dialect/list-destinations";
import { makeDestination } from "@/lib/services/dialect/make-destination";
import { openCard } from "@/lib/services/dialect/open-card";

/** Destinations, the oldest first; the header `Link` leads to the next page. */
export const GET = defineDialectRoute({
  dialect: stitch,
  operation: "stitchListDestinations",
  summary: "Destinations, the oldest first; the header Link leads to the next page.",
  scope: "connections:read",
  query: listDestinationsQuery,
  response: z.array(stitchDestination),
  isPaged: true,
  run: async ({ caller, query }) => {
    const { destinations, nextCursor } = await listDestinations({ caller, ...query });
    return { page: destinations.map(toDestination), nextCursor };
  },
});

/** Makes a destination with its form filled in; a connection check starts by itself. */
export const POST = defineDialectRoute({
  dialect: stitch,
  operation: "stitchCreateDestination",
  summary: "Makes a destination with its form filled in, and starts a connection check.",
  scope: "connections:write",
  body: createDestinationBody,
  response: stitchDestination,
  run: ({ caller, body }) =>
    inVendorWords({
      place: stitchPlace,
      run: async () => {
        const { type, name = type, description, properties: given } = body;
        const steps = await openCard({ caller, type });
        const { values, problems } = readProperties({ type, steps, given, onFile: {} });
        refuseProblems({ within: ["properties"], problems });
        const made = { name, description, provider: type, credentials: { ...values } };
        return toDestination(
          await describeDestination({ caller, id: await makeDestination({ caller, body: made }) }),
        );
      },
    }),
});
