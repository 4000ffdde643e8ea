import { defineRoute } from "@/lib/http/define-route";
import { registerTypeInput } from "@/lib/services/destination-type/intake/custom-type-input";
import { listTypesInput, typePage } from "@/lib/services/destination-type/list-types-input";
import { pageDestinationTypes } from "@/lib/services/destination-type/page-destination-types";
import { registerDestinationType } from "@/lib/services/destination-type/register-destination-type";
import { reportCardView } from "@/lib/services/destination-type/report-card-view";

/** What connections can be made of. */
export const GET = defineRoute({
  operation: "listDestinationTypes",
  summary: "A page of destination types, the catalogue's and the workspace's own, searched and filtered.",
  scope: "destination-types:read",
  query: listTypesInput,
  response: typePage,
  run: pageDestinationTypes,
});

/** A type of the workspace's own: its report card and how it is checked. */
export const POST = defineRoute({
  operation: "registerDestinationType",
  summary: "Registers a destination type by its report card and a declarative HTTP check.",
  scope: "destination-types:write",
  body: registerTypeInput,
  status: 201,
  response: reportCardView,
  idempotent: true,
  run: registerDestinationType,
});
