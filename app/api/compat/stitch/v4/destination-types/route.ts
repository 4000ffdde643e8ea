import { z } from "zod";
import { stitch } from "@/lib/dialects/stitch/dialect";
import { toReportCard } from "@/lib/dialects/stitch/report-card";
import { stitchDestinationType } from "@/lib/dialects/stitch/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { listCards } from "@/lib/services/dialect/list-cards";

/** Every destination type with its report card. */
export const GET = defineDialectRoute({
  dialect: stitch,
  operation: "stitchListDestinationTypes",
  summary: "Every destination type with its report card.",
  scope: "destination-types:read",
  response: z.array(stitchDestinationType),
  run: async ({ caller }) =>
    (await listCards({ caller })).map(({ card, details }) => ({ ...toReportCard({ card }), details })),
});
