import type { PropertyValues } from "@/lib/shared/report-card/types";
import type { CheckContext } from "@/lib/shared/setup-test/context";
import type { SetupTestResult } from "@/lib/shared/setup-test/types";
import type { Connector, StageLimits } from "../types";

/** Everything a check run let out. */
export interface CheckRecord {
  readonly results: readonly SetupTestResult[];
  readonly started: readonly string[];
  /** What stages threw without foreseeing it. */
  readonly errors: readonly unknown[];
}

/** An approval on file: the fingerprint counts for any host and port of its kind. */
export interface Approval {
  readonly kind: "ssh_host_key" | "tls_certificate";
  readonly fingerprint: string;
}

/** Makes what a check may use; the test decides which dialer and which egress policy. */
export type CreateContext = (input: {
  readonly signal: AbortSignal;
  readonly approved: readonly Approval[];
  /** Origin that stands in for every provider with a fixed address; absent where the test's rigs do. */
  readonly standIn?: string;
}) => Omit<CheckContext, "signal">;

/** Runs a connector's check once and keeps what came out. */
export async function runCheck(input: {
  readonly connector: Connector;
  readonly values: PropertyValues;
  readonly createContext: CreateContext;
  readonly approved?: readonly Approval[];
  readonly limits?: StageLimits;
  readonly signal?: AbortSignal;
  readonly standIn?: string;
}): Promise<CheckRecord> {
  const signal = input.signal ?? new AbortController().signal;
  const results: SetupTestResult[] = [];
  const started: string[] = [];
  const errors: unknown[] = [];
  await input.connector.check({
    values: input.values,
    context: input.createContext({
      signal,
      approved: input.approved ?? [],
      ...(input.standIn === undefined ? {} : { standIn: input.standIn }),
    }),
    signal,
    onStart: ({ id }) => void started.push(id),
    onResult: (result) => void results.push(result),
    onUnexpectedError: (error) => void errors.push(error),
    ...(input.limits === undefined ? {} : { limits: input.limits }),
  });
  return { results, started, errors };
}
