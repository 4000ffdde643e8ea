import "server-only";
import { z } from "zod";
import { approveReview } from "@/lib/services/review/approve-review";
import { sendBackReview } from "@/lib/services/review/send-back-review";
import { sendBackForm } from "@/lib/shared/review/send-back-form";
import { defineAdminAction } from "./define-admin-action";

const one = z.strictObject({ id: z.uuid() });

export const approveReviewAction = defineAdminAction({
  operation: "admin.reviews.approve",
  permission: "reviews:decide",
  input: one,
  run: async ({ member: caller, input: { id } }) => {
    await approveReview({ caller, id });
    return null;
  },
});

export const sendBackReviewAction = defineAdminAction({
  operation: "admin.reviews.send_back",
  permission: "reviews:decide",
  input: sendBackForm.extend({ id: z.uuid() }),
  run: async ({ member: caller, input: { id, ...body } }) => {
    await sendBackReview({ caller, id, body });
    return null;
  },
});
