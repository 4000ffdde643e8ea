import { z } from "zod";
import { stitch } from "@/lib/dialects/stitch/dialect";
import { toReportCard } from "@/lib/dialects/stitch/report-card";
import { stitchDestinationType } from "@/lib/dialects/stitch/shapes";
import { defineDialectRoute } from "@/lib/http/dialect/define-dialect-route";
import { getCard } from "@/lib/services/dialect/get-card";

/** What has to be known before a destination of this type is made. */
export const GET = defineDialectRoute({
  dialect: stitch,
  operation: "stitchGetDestinationType",
  summary: "The report card of a destination type.",
  scope: "destination-types:read",
  path: z.strictObject({ type: z.string().min(1).max(100) }),
  response: stitchDestinationType,
  run: async ({ caller, path: { type } }) => {
    const { card, details } = await getCard({ caller, type });
    return { ...toReportCard({ card }), details };
  },
});
