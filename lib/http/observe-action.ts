import "server-only";
import type { ActionResult } from "@/lib/shared/capture/contract";
import { measure } from "@/lib/telemetry/measure";
import { withSpan } from "@/lib/telemetry/with-span";

/** Carries out a server action inside a span, and counts it by its name and outcome. */
export function observeAction<T>(input: {
  readonly operation: string;
  readonly run: () => Promise<ActionResult<T>>;
}): Promise<ActionResult<T>> {
  const { operation, run } = input;
  const started = performance.now();
  return withSpan({
    name: "server_action",
    attributes: { operation },
    run: async (add) => {
      const result = await run();
      const outcome = outcomeOf(result);
      add({ outcome });
      measure({
        metric: "latchkey_action_duration_seconds",
        attributes: { operation, outcome },
        seconds: (performance.now() - started) / 1000,
      });
      return result;
    },
  });
}

function outcomeOf(result: ActionResult<unknown>): string {
  if (result.ok) return "succeeded";
  return result.error.code === "internal_error" ? "broken" : "refused";
}
