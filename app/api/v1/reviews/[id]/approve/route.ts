import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { approveReview } from "@/lib/services/review/approve-review";
import { reviewDetail } from "@/lib/services/review/review-view";

/** The connection counts from now on. */
export const POST = defineRoute({
  operation: "approveReview",
  summary: "Approves a connection. Refused to the key that made its link or gave its credentials.",
  scope: "reviews:write",
  path: z.strictObject({ id: z.uuid() }),
  response: reviewDetail,
  run: ({ caller, path: { id } }) => approveReview({ caller, id }),
});
