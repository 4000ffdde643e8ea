import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { getReview } from "@/lib/services/review/get-review";
import { reviewDetail } from "@/lib/services/review/review-view";

/** What there is to decide on. */
export const GET = defineRoute({
  operation: "getReview",
  summary: "One review, with what changed and what its tests found; never the value of a secret.",
  scope: "reviews:read",
  path: z.strictObject({ id: z.uuid() }),
  response: reviewDetail,
  run: ({ caller, path: { id } }) => getReview({ caller, id }),
});
