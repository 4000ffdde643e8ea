import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { CheckRunOutcome, SetupTestResult } from "@/lib/shared/setup-test/types";
import { measure } from "@/lib/telemetry/measure";
import { recordSpan } from "@/lib/telemetry/record-span";
import { withSpan } from "@/lib/telemetry/with-span";
import { declareWords } from "@/lib/telemetry/words";

declareWords({ attribute: "destination_type", words: connectorSchemas.map(({ id }) => id) });

/** The names of a connection's row. A type of a workspace's own has a version; its names are somebody's text. */
interface TypeOfConnection {
  readonly destinationType: string;
  readonly typeVersion: number | null;
}

/**
 * Carries out a check run inside a span, and counts it by destination type and outcome. One that waits for its
 * destination to wake is counted when it ends.
 */
export async function observeCheckRun(input: {
  readonly type: TypeOfConnection;
  /** @returns null for a version that was superseded */
  readonly run: () => Promise<CheckRunOutcome | "waiting" | null>;
}): Promise<void> {
  const attributes = { destination_type: nameOf(input.type) };
  const started = performance.now();
  await withSpan({
    name: "check_run",
    attributes,
    run: async (add) => {
      const outcome = (await input.run()) ?? "superseded";
      add({ outcome });
      if (outcome === "waiting") return;
      measure({
        metric: "latchkey_check_run_duration_seconds",
        attributes: { ...attributes, outcome },
        seconds: (performance.now() - started) / 1000,
      });
    },
  });
}

/** Records the span of a setup test that has just ended. */
export function observeSetupTest(input: {
  readonly type: TypeOfConnection;
  readonly plan: readonly { readonly id: string }[];
  readonly result: SetupTestResult;
}): void {
  const { type, plan, result } = input;
  if (type.typeVersion === null) declareWords({ attribute: "setup_test", words: plan.map(({ id }) => id) });
  recordSpan({
    name: "setup_test",
    attributes: {
      destination_type: nameOf(type),
      setup_test: result.id,
      outcome: result.status.toLowerCase(),
      ...(result.code === undefined ? {} : { code: result.code }),
    },
    durationMs: result.durationMs,
  });
}

function nameOf({ destinationType, typeVersion }: TypeOfConnection): string {
  return typeVersion === null ? destinationType : "other";
}
