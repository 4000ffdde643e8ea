/** Why a connection whose tests passed is not connected yet: `statusReason` beside `needs_verification`. */
export const reviewReasons = {
  /** A reviewer has not decided yet. */
  pending: "review_pending",
  /** A reviewer asked for a change. */
  sentBack: "review_sent_back",
} as const;

/** Whether a connection waits for a reviewer. */
export function isWaitingForReview(row: {
  readonly status: string;
  readonly statusReason: string | null;
}): boolean {
  return row.status === "needs_verification" && row.statusReason === reviewReasons.pending;
}
