import { z } from "zod";
import { wholeNumber } from "@/lib/shared/whole-number";
import { connectionView } from "./connection-view";

/** Query of `GET /api/v1/connections` (seed 001). */
export const listConnectionsInput = z.strictObject({
  /** Part of the name or slug. */
  search: z.string().min(1).max(200).optional(),
  sort: z
    .enum(["name", "created_at", "updated_at", "last_verified_at", "status", "provider"])
    .default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  limit: wholeNumber({ min: 1, max: 1_000 }).default(50),
  /** Rows to leave out. Further in, a cursor is the way: it costs the same everywhere. */
  offset: wholeNumber({ min: 0, max: 100_000 }).default(0),
  /** `nextCursor` of the page before, with the same sort, direction and filters. */
  cursor: z.string().min(1).max(2_000).optional(),
  status: connectionView.shape.status.optional(),
  provider: z.string().min(1).max(100).optional(),
  recipientId: z.uuid().optional(),
  /** Why they have their status: a `statusReason`, or the `verificationErrorCode` of the last check. */
  reason: z.string().min(1).max(100).optional(),
  /** `true` for those of the sandbox alone, `false` for none of them. */
  sandbox: z.enum(["true", "false"]).optional(),
});

export type ListConnectionsInput = z.infer<typeof listConnectionsInput>;

/** A page of connections: the envelope of seed 001, with the cursor. */
export const connectionPage = z.object({
  connections: z.array(connectionView),
  hasNext: z.boolean(),
  limit: z.int(),
  offset: z.int(),
  /**
   * Connections under these filters: exact up to 1,000, beyond that as counted within the last minute. A
   * search that finds more than 1,000 says 1,001.
   */
  total: z.int(),
  totalIsExact: z.boolean(),
  nextCursor: z.string().nullable(),
  /** Who made or changed these connections, by the names used in `createdBy` and `updatedBy`. */
  users: z.record(z.string(), z.object({ kind: z.string(), name: z.string().nullable() })),
});
