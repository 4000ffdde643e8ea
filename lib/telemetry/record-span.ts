import { trace } from "@opentelemetry/api";
import { type SpanName, tracerName } from "./with-span";
import { type Attributes, allowedAttributes } from "./words";

/** Records a span of something that has just ended, inside the span that is running. */
export function recordSpan(input: {
  readonly name: SpanName;
  readonly attributes: Attributes;
  readonly durationMs: number;
}): void {
  const { name, attributes, durationMs } = input;
  const endTime = Date.now();
  const startTime = endTime - durationMs;
  trace
    .getTracer(tracerName)
    .startSpan(name, { attributes: allowedAttributes(attributes), startTime })
    .end(endTime);
}
