import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { getReportCard, reportCardInput } from "@/lib/services/destination-type/get-report-card";
import { replaceTypeInput } from "@/lib/services/destination-type/intake/custom-type-input";
import { replaceDestinationType } from "@/lib/services/destination-type/replace-destination-type";
import { reportCardView } from "@/lib/services/destination-type/report-card-view";
import { retireDestinationType } from "@/lib/services/destination-type/retire-destination-type";

const path = z.strictObject({ type: z.string().min(1).max(100) });

/** Its report card: steps, properties, and what a connection has of them. */
export const GET = defineRoute({
  operation: "getDestinationType",
  summary: "The report card of a destination type, of one connection where one is named.",
  scope: "destination-types:read",
  path,
  query: reportCardInput,
  response: reportCardView,
  run: ({ caller, path: { type }, query }) => getReportCard({ caller, type, query }),
});

/** The next version of a type of the workspace's own. */
export const PUT = defineRoute({
  operation: "replaceDestinationType",
  summary: "Gives a registered type its next version; connections there are keep theirs.",
  scope: "destination-types:write",
  path,
  body: replaceTypeInput,
  response: reportCardView,
  idempotent: true,
  run: ({ caller, path: { type }, body }) => replaceDestinationType({ caller, type, body }),
});

/** No new connections of a type of the workspace's own. */
export const DELETE = defineRoute({
  operation: "retireDestinationType",
  summary: "Retires a registered type: no new connections, those there are go on.",
  scope: "destination-types:write",
  path,
  status: 204,
  run: ({ caller, path: { type } }) => retireDestinationType({ caller, type }),
});
