import { z } from "zod";
import { defineRoute } from "@/lib/http/define-route";
import { reviewDetail } from "@/lib/services/review/review-view";
import { sendBackInput, sendBackReview } from "@/lib/services/review/send-back-review";

/** The user reads the comment at that step. */
export const POST = defineRoute({
  operation: "sendBackReview",
  summary: "Sends a connection back to one step of its form, with a comment for the user.",
  scope: "reviews:write",
  path: z.strictObject({ id: z.uuid() }),
  body: sendBackInput,
  response: reviewDetail,
  run: ({ caller, path: { id }, body }) => sendBackReview({ caller, id, body }),
});
