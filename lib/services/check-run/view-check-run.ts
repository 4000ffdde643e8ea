import { z } from "zod";

/** One named check of a run: `title, status, message, details` as in seed 003, and what a person needs to act. */
const setupTestView = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(["PASSED", "FAILED", "WARNING", "SKIPPED"]),
  message: z.string(),
  details: z.array(z.object({ label: z.string(), value: z.string() })),
  durationMs: z.number(),
  code: z.string().optional(),
  field: z.string().optional(),
  hint: z.string().optional(),
  remedy: z.string().optional(),
  trust: z.record(z.string(), z.unknown()).optional(),
  standsSince: z.iso.datetime().optional(),
});

/** A check run as the API shows it. */
export const checkRunView = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  credentialVersion: z.int(),
  state: z.enum(["queued", "running", "finished"]),
  outcome: z.enum(["passed", "failed", "inconclusive"]).nullable(),
  setupTests: z.array(setupTestView),
  requestedBy: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});

export type CheckRunView = z.infer<typeof checkRunView>;

export function viewCheckRun({
  row,
}: {
  readonly row: {
    readonly id: string;
    readonly connectionId: string;
    readonly credentialVersion: number;
    readonly state: CheckRunView["state"];
    readonly outcome: CheckRunView["outcome"];
    readonly results: unknown;
    readonly requestedBy: string;
    readonly createdAt: Date;
    readonly startedAt: Date | null;
    readonly finishedAt: Date | null;
  };
}): CheckRunView {
  return {
    id: row.id,
    connectionId: row.connectionId,
    credentialVersion: row.credentialVersion,
    state: row.state,
    outcome: row.outcome,
    setupTests: row.results as CheckRunView["setupTests"],
    requestedBy: row.requestedBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
