import type { z } from "zod";
import type { TransferReport } from "@/lib/shared/transfer/transfer-report";
import type { transferShape } from "./transfer-shape";

type PrequelTransfer = z.infer<typeof transferShape>;

/** A transfer that a pipeline told of, as Prequel shows it. */
export function toTransfer(input: {
  readonly report: TransferReport;
  readonly destinationId: string;
}): PrequelTransfer {
  const { report, destinationId } = input;
  return {
    id: report.id,
    status: report.status,
    is_full_refresh: report.isFullRefresh,
    models: report.models,
    log: report.log,
    submitted_at: report.submittedAt,
    start_transfer_window_at: report.startTransferWindowAt,
    end_transfer_window_at: report.endTransferWindowAt,
    rows_transferred: report.rowsTransferred,
    delta_rows_transferred: report.deltaRowsTransferred,
    volume_transferred_in_mb: report.volumeTransferredInMb,
    is_debug_mode: report.isDebugMode,
    actor_id: report.actorId,
    actor_type: report.actorType,
    source_ids: report.sourceIds,
    destination_id: destinationId,
    model_metrics: report.modelMetrics.map(toMetrics),
    models_snapshot: report.modelsSnapshot.map((model) => ({
      model_id: model.modelId,
      model_name: model.modelName,
      revision_id: model.revisionId,
    })),
    started_at: report.startedAt,
    ended_at: report.endedAt,
    tags: report.tags,
  };
}

function toMetrics(
  metrics: TransferReport["modelMetrics"][number],
): PrequelTransfer["model_metrics"][number] {
  const { error } = metrics;
  return {
    model_id: metrics.modelId,
    rows_transferred: metrics.rowsTransferred,
    delta_rows_transferred: metrics.deltaRowsTransferred,
    volume_transferred_in_mb: metrics.volumeTransferredInMb,
    start_transfer_window_at: metrics.startTransferWindowAt,
    end_transfer_window_at: metrics.endTransferWindowAt,
    most_recent_last_updated_at: metrics.mostRecentLastUpdatedAt,
    error: error && {
      error: error.error ?? null,
      error_code: error.errorCode,
      title: error.title,
      blame: error.blame,
      documentation_url: error.documentationUrl,
      trace: error.trace,
      message: error.message,
    },
    model_name: metrics.modelName,
  };
}
