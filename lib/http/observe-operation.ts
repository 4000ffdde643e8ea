import "server-only";
import { measure } from "@/lib/telemetry/measure";
import { withSpan } from "@/lib/telemetry/with-span";

/** Answers a call of an operation inside a span, and counts it by operation and class of status. */
export function observeOperation(input: {
  readonly operation: string;
  readonly run: () => Promise<Response>;
}): Promise<Response> {
  const { operation, run } = input;
  const started = performance.now();
  return withSpan({
    name: "api_operation",
    attributes: { operation },
    run: async (add) => {
      const response = await run();
      const status_class = `${Math.floor(response.status / 100)}xx`;
      add({ status_class, ...(response.status >= 500 ? { outcome: "broken" } : {}) });
      measure({
        metric: "latchkey_api_request_duration_seconds",
        attributes: { operation, status_class },
        seconds: (performance.now() - started) / 1000,
      });
      return response;
    },
  });
}
