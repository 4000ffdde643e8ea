import type { MetricName } from "./metric-kinds";
import { getMetrics } from "./open-metrics";
import { type Attributes, allowedAttributes } from "./words";

/**
 * Counts one of something and, for a metric of durations, how long it took. Does nothing where metrics are off.
 * @param seconds of a duration
 */
export function measure(input: {
  readonly metric: MetricName;
  readonly attributes: Attributes;
  readonly seconds?: number;
}): void {
  const metrics = getMetrics();
  if (metrics === null) return;
  const labels = allowedAttributes(input.attributes);
  const instrument = metrics.instruments[input.metric];
  if ("observe" in instrument) instrument.observe(labels, input.seconds ?? 0);
  else instrument.inc(labels);
}
