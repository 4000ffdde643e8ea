import { z } from "zod";
import { toDestination } from "@/lib/dialects/prequel/destination";
import { prequel, succeeded, succeededPage } from "@/lib/dialects/prequel/dialect";
import { prequelPlace, readLoad, readVendor, typeOfVendor } from "@/lib/dialects/prequel/read-destination";
import * as shapes from "@/lib/dialects/prequel/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { publicAddress } from "@/lib/http/dialect/public-address";
import { refuseProblems } from "@/lib/http/dialect/refuse-problems";
import { chooseRecipient } from "@/lib/services/dialect/choose-recipient";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";
import { listDestinations } from "@/lib/services/dialect/list-destinations";
import { makeDestination } from "@/lib/services/dialect/make-destination";
import { openCard } from "@/lib/services/dialect/open-card";

/** Destinations, by page. */
export const GET = defineDialectRoute({
  dialect: prequel,
  operation: "prequelListDestinations",
  summary: "Destinations, the oldest first unless said otherwise.",
  scope: "connections:read",
  query: shapes.pageQuery,
  response: shapes.pageOf(z.object({ destinations: z.array(shapes.prequelDestination) })),
  run: async ({ caller, query }) => {
    const { page_size: limit, order, cursor } = query;
    const { destinations, nextCursor } = await listDestinations({ caller, limit, order, cursor });
    const data = { destinations: destinations.map(toDestination) };
    const address = publicAddress("/api/compat/prequel/destinations");
    return succeededPage({ message: "Listed destinations.", data, address, query, nextCursor });
  },
});

/** Makes a destination; it is tested by itself. */
export const POST = defineDialectRoute({
  dialect: prequel,
  operation: "prequelCreateDestination",
  summary: "Makes a destination from its vendor's object, and tests it.",
  scope: "connections:write",
  body: shapes.createDestinationBody,
  response: shapes.envelope(z.object({ destination: shapes.prequelDestination })),
  run: async ({ caller, body: { destination: given } }) => {
    const type = typeOfVendor(given) ?? "";
    const { values: credentials, problems } = readVendor({ type, given, onFile: {} });
    const run = async () => {
      await openCard({ caller, type });
      refuseProblems({ within: ["destination"], problems });
      const { recipient_id: id, id_in_provider_system: externalId, name = given.vendor } = given;
      const recipient = await chooseRecipient({ caller, id, externalId });
      const made = { name, provider: type, recipient, credentials: { ...credentials } };
      return makeDestination({ caller, body: { ...made, loadSettings: readLoad(given) } });
    };
    const id = await inVendorWords({ place: prequelPlace({ type, answers: credentials }), run });
    const destination = toDestination(await describeDestination({ caller, id }));
    return succeeded({ message: "Created destination.", data: { destination } });
  },
});
