import { defineRoute } from "@/lib/http/define-route";
import { listReviews, listReviewsInput, reviewPage } from "@/lib/services/review/list-reviews";

/** New and changed connections that wait for a reviewer, or were decided. */
export const GET = defineRoute({
  operation: "listReviews",
  summary: "Reviews in one state, newest first: what waits for a reviewer where none is named.",
  scope: "reviews:read",
  query: listReviewsInput,
  response: reviewPage,
  run: listReviews,
});
