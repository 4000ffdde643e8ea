import type { Counter, Histogram, Registry } from "prom-client";
import { type MetricName, metricKinds } from "./metric-kinds";

/** The metrics of this process. */
export interface Metrics {
  readonly registry: Registry;
  readonly instruments: Readonly<Record<MetricName, Counter | Histogram>>;
}

const holder = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("latchkey.telemetry.metrics");

/**
 * Starts to count. Before, and where no operator asked for metrics, counting does nothing and costs nothing.
 * @param queueDepths asked at every scrape: jobs that could start now, by queue
 */
export async function openMetrics(input: {
  readonly queueDepths: () => Promise<Readonly<Record<string, number>>>;
}): Promise<void> {
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = await import("prom-client");
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const instruments = Object.entries(metricKinds).map(([name, { help, labels, buckets }]) => {
    const shape = { name, help, labelNames: [...labels], registers };
    return [name, buckets === null ? new Counter(shape) : new Histogram({ ...shape, buckets: [...buckets] })];
  });
  new Gauge({
    name: "latchkey_queue_ready_jobs",
    help: "Jobs that could start now.",
    labelNames: ["queue"],
    registers,
    async collect() {
      for (const [queue, depth] of Object.entries(await input.queueDepths())) this.set({ queue }, depth);
    },
  });
  holder[key] = { registry, instruments: Object.fromEntries(instruments) } satisfies Metrics;
}

/** Null where metrics are off. */
export function getMetrics(): Metrics | null {
  return (holder[key] as Metrics | undefined) ?? null;
}
