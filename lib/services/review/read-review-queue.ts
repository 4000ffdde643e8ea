import "server-only";
import type { z } from "zod";
import type { MemberCaller } from "@/lib/services/caller";
import { describeActors } from "@/lib/services/connection/describe-actors";
import { listDestinationTypes } from "@/lib/services/destination-type/list-destination-types";
import { isReviewRequired } from "./is-review-required";
import { listReviews, type listReviewsInput } from "./list-reviews";

/** A page of reviews with the names that people read. @throws BadCursorError */
export async function readReviewQueue(input: {
  readonly caller: MemberCaller;
  readonly query: z.infer<typeof listReviewsInput>;
}) {
  const { caller } = input;
  const { reviews, nextCursor } = await listReviews(input);
  const [actors, types, isRequired] = await Promise.all([
    describeActors({ caller, actors: reviews.map(({ requestedBy }) => requestedBy) }),
    listDestinationTypes({ ...caller, types: reviews.map(({ provider }) => provider) }),
    isReviewRequired(caller),
  ]);
  const titles = new Map(types.map(({ id, title }) => [id, title]));
  return {
    reviews: reviews.map((review) => ({
      ...review,
      typeTitle: titles.get(review.provider) ?? review.provider,
      requester: actors[review.requestedBy],
    })),
    nextCursor,
    isRequired,
  };
}
