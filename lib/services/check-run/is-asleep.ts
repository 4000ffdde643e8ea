import type { Connector } from "@/lib/connectors/types";
import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";

/**
 * Whether a check failed because its destination sleeps, or is only just starting: asked again in a moment, it is
 * up. Some say so; others take the connection and are silent.
 */
export function isAsleep(input: {
  readonly connector: Pick<Connector, "sleeps">;
  readonly values: PropertyValues;
  readonly results: readonly SetupTestResult[];
}): boolean {
  const { connector, values, results } = input;
  const failure = results.find(({ status }) => status === "FAILED");
  if (failure?.code === "starting") return true;
  // Without a connection it is a firewall that is silent.
  const isReached = results.some(({ id, status }) => id === "tcp_connect" && status === "PASSED");
  return failure?.code === "timeout" && isReached && connector.sleeps?.(values) === true;
}
