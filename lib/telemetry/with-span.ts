import { SpanStatusCode, trace } from "@opentelemetry/api";
import { type Attributes, allowedAttributes } from "./words";

/** What there is a span of. */
export type SpanName = "api_operation" | "server_action" | "check_run" | "setup_test" | "webhook_delivery";

/** Under which all our spans stand: an exporter can keep these and drop those of other libraries. */
export const tracerName = "latchkey";

/** Adds attributes to a running span; what is not on the list is dropped. */
export type AddAttributes = (attributes: Attributes) => void;

/**
 * Runs `run` inside a span. Without a registered OpenTelemetry SDK nothing is recorded. An error is noted as
 * the outcome `broken` and thrown on: its message may hold what was submitted, so no exception is recorded.
 */
export function withSpan<T>(input: {
  readonly name: SpanName;
  readonly attributes: Attributes;
  readonly run: (add: AddAttributes) => Promise<T>;
}): Promise<T> {
  const { name, attributes, run } = input;
  const tracer = trace.getTracer(tracerName);
  return tracer.startActiveSpan(name, { attributes: allowedAttributes(attributes) }, async (span) => {
    try {
      return await run((added) => {
        span.setAttributes(allowedAttributes(added));
        if (added.outcome === "broken") span.setStatus({ code: SpanStatusCode.ERROR });
      });
    } catch (error) {
      span.setAttributes(allowedAttributes({ outcome: "broken" }));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
