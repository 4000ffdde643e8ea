import { z } from "zod";

/** What can be done to many connections at once. */
export const bulkActions = ["check", "disable", "reactivate", "delete"] as const;

export type BulkAction = (typeof bulkActions)[number];

/** Most connections of one run: all that match a filter are so many at most. */
export const bulkLimit = 1_000;

/** One connection that a run could not act on, and why. */
export const bulkFailure = z.object({
  id: z.uuid(),
  /** Null where there is no such connection any more. */
  name: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});

export type BulkFailure = z.infer<typeof bulkFailure>;

/** A run as the dashboard shows it. */
export interface BulkRunView {
  readonly id: string;
  readonly action: BulkAction;
  readonly state: "queued" | "running" | "finished" | "cancelled";
  readonly total: number;
  /** How many were tried so far. */
  readonly done: number;
  readonly failures: readonly BulkFailure[];
  readonly requestedBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}
