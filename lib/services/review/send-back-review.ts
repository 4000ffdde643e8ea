import "server-only";
import type { z } from "zod";
import type { Caller } from "@/lib/services/caller";
import { InvalidInputError } from "@/lib/services/errors";
import { sendBackForm } from "@/lib/shared/review/send-back-form";
import { type Decision, decide } from "./decide";
import { getReview } from "./get-review";
import type { ReviewDetail } from "./review-view";
import { reviewReasons } from "./status-reasons";

/** Body of `POST /api/v1/reviews/{id}/send-back`. */
export const sendBackInput = sendBackForm;

/**
 * Asks the user for a change: the connection does not count, and the next session that opens it starts at the
 * step with the comment. A candidate is destroyed.
 * @throws NotFoundError, ReviewRefusedError, ConflictError; InvalidInputError of a step there is not
 */
export async function sendBackReview(input: {
  readonly caller: Caller;
  readonly id: string;
  readonly body: z.infer<typeof sendBackInput>;
}): Promise<ReviewDetail> {
  const { caller, id, body } = input;
  const { steps } = await getReview({ caller, id });
  if (!steps.some((step) => step.id === body.stepId)) {
    throw new InvalidInputError({
      problems: [{ loc: ["body", "stepId"], msg: "must be a step of its report card", type: "value_error" }],
    });
  }
  await decide({ caller, id, change: { state: "sent_back", ...body }, carryOut: refuse });
  return getReview({ caller, id });
}

async function refuse({ transaction, review, connection }: Decision): Promise<boolean> {
  const { connectionId, credentialVersion: version } = review;
  if (connection.credentialVersion !== version) {
    await transaction.credentialVersion.deleteMany({ where: { connectionId, version, state: "candidate" } });
  }
  await transaction.connection.updateMany({
    where: { id: connectionId, status: "needs_verification", statusReason: reviewReasons.pending },
    data: { statusReason: reviewReasons.sentBack, revision: { increment: 1 } },
  });
  return true;
}
