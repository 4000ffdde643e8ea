import { z } from "zod";

const time = z.string().nullable();
const count = z.int();

const modelError = z.object({
  error: z.unknown(),
  error_code: z.string(),
  title: z.string(),
  blame: z.string(),
  documentation_url: z.string(),
  trace: z.string(),
  message: z.string(),
});

/** A transfer as Prequel shows it. */
export const transferShape = z.object({
  id: z.string(),
  status: z.string(),
  is_full_refresh: z.boolean(),
  models: z.array(z.string()),
  log: z.string(),
  submitted_at: z.string(),
  start_transfer_window_at: time,
  end_transfer_window_at: time,
  rows_transferred: count,
  delta_rows_transferred: count,
  volume_transferred_in_mb: z.number(),
  is_debug_mode: z.boolean(),
  actor_id: z.string(),
  actor_type: z.string(),
  source_ids: z.array(z.string()),
  destination_id: z.uuid(),
  model_metrics: z.array(
    z.object({
      model_id: z.string(),
      rows_transferred: count,
      delta_rows_transferred: count,
      volume_transferred_in_mb: z.number(),
      start_transfer_window_at: time,
      end_transfer_window_at: time,
      most_recent_last_updated_at: time,
      error: modelError.nullable(),
      model_name: z.string(),
    }),
  ),
  models_snapshot: z.array(
    z.object({ model_id: z.string(), model_name: z.string(), revision_id: z.string() }),
  ),
  started_at: time,
  ended_at: time,
  tags: z.record(z.string(), z.string()),
});
