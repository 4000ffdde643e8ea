import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { openCursor } from "@/lib/services/list-cursor/open-cursor";
import { sealCursor } from "@/lib/services/list-cursor/seal-cursor";
import { wholeNumber } from "@/lib/shared/whole-number";
import { tenantStore } from "@/lib/store/tenant-store";
import { describeReviews } from "./describe-reviews";
import { reviewView } from "./review-view";

/** Query of `GET /api/v1/reviews`. */
export const listReviewsInput = z.strictObject({
  limit: wholeNumber({ min: 1, max: 200 }).default(50),
  /** `nextCursor` of the page before, with the same state. */
  cursor: z.string().min(1).max(2_000).optional(),
  state: reviewView.shape.state.default("pending"),
});

export const reviewPage = z.object({
  reviews: z.array(reviewView),
  hasNext: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** Reviews in one state, newest first. @throws BadCursorError */
export async function listReviews(input: {
  readonly caller: Caller;
  readonly query: z.infer<typeof listReviewsInput>;
}): Promise<z.infer<typeof reviewPage>> {
  const { caller } = input;
  const { limit, cursor, state } = input.query;
  const { workspaceId } = caller;
  const place = { list: "reviews", workspaceId, state };
  const rows = await tenantStore(caller).connectionReview.findMany({
    where: { state, ...(cursor === undefined ? {} : after(openCursor({ place, cursor }))) },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    reviews: await describeReviews({ workspaceId, rows: page }),
    hasNext,
    nextCursor: hasNext ? sealCursor({ place, position: [last.requestedAt.toISOString(), last.id] }) : null,
  };
}

/** The leading `lte` is what lets the index start at the cursor. */
function after([time, id]: readonly (string | null)[]) {
  const requestedAt = new Date(time ?? 0);
  return {
    requestedAt: { lte: requestedAt },
    OR: [{ requestedAt: { lt: requestedAt } }, { id: { lt: id ?? "" } }],
  };
}
