"use server";

// Who may call each is declared in lib/http/admin.
import * as review from "@/lib/http/admin/review-actions";
import type { ReviewActions } from "@/lib/shared/review/review-actions";

export const approve: ReviewActions["approve"] = async (input) => review.approveReviewAction(input);
export const sendBack: ReviewActions["sendBack"] = async (input) => review.sendBackReviewAction(input);
