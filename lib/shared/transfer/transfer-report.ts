import { z } from "zod";

/** States of a transfer; the first two are on their way, the others are ends. */
const transferStatuses = [
  "PENDING",
  "RUNNING",
  "SUCCESS",
  "PARTIAL_FAILURE",
  "ERROR",
  "CANCELLED",
  "EXPIRED",
  "ORPHANED",
] as const;

const underway: readonly string[] = ["PENDING", "RUNNING"];

/** Whether a transfer in this state is over. */
export function isOver({ status }: { readonly status: string }): boolean {
  return !underway.includes(status);
}

const time = z.iso.datetime();
const name = z.string().min(1).max(200);
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const names = z.array(name).max(1_000);

const modelError = z.strictObject({
  error: z.unknown().optional(),
  errorCode: z.string().max(200).default(""),
  title: z.string().max(500).default(""),
  /** Whose fault it was. */
  blame: z.string().max(200).default(""),
  documentationUrl: z.string().max(2_000).default(""),
  trace: z.string().max(10_000).default(""),
  message: z.string().max(2_000).default(""),
});

const modelMetrics = z.strictObject({
  modelId: name,
  modelName: name,
  rowsTransferred: count.default(0),
  deltaRowsTransferred: count.default(0),
  volumeTransferredInMb: z.number().min(0).max(1e12).default(0),
  startTransferWindowAt: time.nullable().default(null),
  endTransferWindowAt: time.nullable().default(null),
  mostRecentLastUpdatedAt: time.nullable().default(null),
  error: modelError.nullable().default(null),
});

/** What a host's pipeline tells of one load into a destination. Texts are kept as they are: no secret belongs here. */
export const transferReport = z.strictObject({
  /** The pipeline's own id. Told again, the same transfer is brought up to date. */
  id: name,
  status: z.enum(transferStatuses),
  isFullRefresh: z.boolean().default(false),
  models: names.default([]),
  log: z.string().max(10_000).default(""),
  submittedAt: time,
  startTransferWindowAt: time.nullable().default(null),
  endTransferWindowAt: time.nullable().default(null),
  startedAt: time.nullable().default(null),
  /** When it was over; the moment it is told where the status is an end and nothing is said. */
  endedAt: time.nullable().default(null),
  rowsTransferred: count.default(0),
  deltaRowsTransferred: count.default(0),
  volumeTransferredInMb: z.number().min(0).max(1e12).default(0),
  isDebugMode: z.boolean().default(false),
  /** Who started it. */
  actorId: z.string().max(200).default(""),
  actorType: z.string().max(200).default(""),
  sourceIds: names.default([]),
  tags: z.record(name, z.string().max(500)).default({}),
  modelMetrics: z.array(modelMetrics).max(500).default([]),
  modelsSnapshot: z
    .array(z.strictObject({ modelId: name, modelName: name, revisionId: z.string().max(200).default("") }))
    .max(500)
    .default([]),
});

export type TransferReport = z.infer<typeof transferReport>;

/** What a connection's transfers come to. Periods are calendar months in UTC, by the end of a transfer. */
export interface TransferSummary {
  /** The one that ended last, whatever its end was. */
  readonly lastCompleted: TransferReport | null;
  readonly lastSucceededAt: string | null;
  readonly rowsLastPeriod: number;
  readonly deltaRowsLastPeriod: number;
  readonly rowsCurrentPeriod: number;
}
