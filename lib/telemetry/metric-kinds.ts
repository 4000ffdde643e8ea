import type { Attribute } from "./words";

interface MetricKind {
  readonly help: string;
  readonly labels: readonly Attribute[];
  /** Upper bounds in seconds of what is measured; null where it is only counted. */
  readonly buckets: readonly number[] | null;
}

const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;
const slow = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60] as const;

/** Every metric of ours beside those of the process. A histogram counts, too: `…_count`. */
export const metricKinds = {
  latchkey_api_request_duration_seconds: {
    help: "Operations of the REST API, from the request to the answer.",
    labels: ["operation", "status_class"],
    buckets: quick,
  },
  latchkey_action_duration_seconds: {
    help: "Server actions of the capture frame.",
    labels: ["operation", "outcome"],
    buckets: quick,
  },
  latchkey_check_run_duration_seconds: {
    help: "Check runs of connections.",
    labels: ["destination_type", "outcome"],
    buckets: slow,
  },
  latchkey_webhook_delivery_duration_seconds: {
    help: "Tries to deliver an event to a webhook endpoint.",
    labels: ["outcome"],
    buckets: slow,
  },
  latchkey_vault_records_total: {
    help: "Credentials and other records that were sealed or opened.",
    labels: ["outcome"],
    buckets: null,
  },
} as const satisfies Readonly<Record<string, MetricKind>>;

export type MetricName = keyof typeof metricKinds;
