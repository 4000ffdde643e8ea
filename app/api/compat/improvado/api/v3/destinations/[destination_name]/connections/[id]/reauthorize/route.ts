import { toConnection } from "@/lib/dialects/improvado/connection";
import { improvado } from "@/lib/dialects/improvado/dialect";
import { improvadoPlace, readParams, spellingOf } from "@/lib/dialects/improvado/read-params";
import * as shapes from "@/lib/dialects/improvado/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { inVendorWords } from "@/lib/http/dialect/in-vendor-words";
import { refuseProblems } from "@/lib/http/dialect/refuse-problems";
import { changeDestination } from "@/lib/services/dialect/change-destination";
import { describeDestination } from "@/lib/services/dialect/describe-destinations";
import { findNumberedDestination } from "@/lib/services/dialect/find-numbered-destination";

/** New credentials, checked before they are in use. */
export const POST = defineDialectRoute({
  dialect: improvado,
  operation: "improvadoReauthorizeConnection",
  summary: "Offers new credentials, which are checked before they are in use.",
  scope: "connections:write",
  path: shapes.connectionPath,
  body: shapes.reauthorizeBody,
  response: shapes.improvadoConnection,
  run: async ({ caller, path: { destination_name: type, id: number }, body }) => {
    const { id, card, config: onFile } = await findNumberedDestination({ caller, type, number });
    const { values: credentials, problems } = readParams({ given: body, steps: card.steps, onFile });
    refuseProblems({ within: [spellingOf(body)], problems });
    const change = { caller, id, credentials, settings: { name: body.title } };
    await inVendorWords({ place: improvadoPlace(body), run: () => changeDestination(change) });
    return toConnection(await describeDestination({ caller, id }));
  },
});
