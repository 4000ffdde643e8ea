import { toConnection, toPage } from "@/lib/dialects/improvado/connection";
import { improvado } from "@/lib/dialects/improvado/dialect";
import { improvadoPlace, readParams, spellingOf } from "@/lib/dialects/improvado/read-params";
import * as shapes from "@/lib/dialects/improvado/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { publicAddress } from "@/lib/http/dialect/public-address";
import { refuseInput } from "@/lib/http/dialect/refuse-input";
import { refuseProblems } from "@/lib/http/dialect/refuse-problems";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";
import { listDestinations } from "@/lib/services/dialect/list-destinations";
import { makeDestination } from "@/lib/services/dialect/make-destination";
import { openCard } from "@/lib/services/dialect/open-card";

const address = { dialect: improvado, path: shapes.destinationPath } as const;

/** Connections of one destination. */
export const GET = defineDialectRoute({
  ...address,
  operation: "improvadoListConnectionsOfDestination",
  summary: "Connections of one destination, the oldest first.",
  scope: "connections:read",
  query: shapes.pageQuery,
  response: shapes.improvadoPage,
  run: async ({ caller, path: { destination_name: type }, query: { page, page_size: pageSize } }) => {
    const offset = (page - 1) * pageSize;
    const found = await listDestinations({ caller, type, limit: pageSize, offset });
    const path = `/api/compat/improvado/api/v3/destinations/${encodeURIComponent(type)}/connections`;
    const { destinations: connections, total, nextCursor } = found;
    const hasNext = nextCursor !== null;
    return toPage({ connections, total, page, pageSize, hasNext, address: publicAddress(path) });
  },
});

/** Makes a connection; it is checked by itself. */
export const POST = defineDialectRoute({
  ...address,
  operation: "improvadoCreateConnection",
  summary: "Makes a connection of a destination, and checks it.",
  scope: "connections:write",
  body: shapes.createConnectionBody,
  status: 201,
  response: shapes.improvadoConnection,
  run: async ({ caller, path: { destination_name: type }, body }) => {
    const { title: name = type, create_load_for_new_tables: createLoadForNewTables } = body;
    if ((body.destination_name ?? type) !== type)
      refuseInput({ at: ["destination_name"], message: "must be the name in the address" });
    const run = async () => {
      const steps = await openCard({ caller, type });
      const { values, problems } = readParams({ given: body, steps, onFile: {} });
      refuseProblems({ within: [spellingOf(body)], problems });
      const loadSettings = createLoadForNewTables === undefined ? {} : { createLoadForNewTables };
      const made = { name, provider: type, credentials: { ...values }, loadSettings };
      return makeDestination({ caller, body: made });
    };
    const id = await inVendorWords({ place: improvadoPlace(body), run });
    return toConnection(await describeDestination({ caller, id }));
  },
});
