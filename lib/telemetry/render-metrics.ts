import { getMetrics } from "./open-metrics";

/** All metrics as Prometheus reads them; null where metrics are off. */
export async function renderMetrics(): Promise<{ readonly type: string; readonly text: string } | null> {
  const metrics = getMetrics();
  if (metrics === null) return null;
  return { type: metrics.registry.contentType, text: await metrics.registry.metrics() };
}
