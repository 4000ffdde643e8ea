import type { NetworkState } from "../kit/network-target";
import type { FailedOutcome, Stage, StageOutcome } from "../types";
import { clickhouseFailure, knownOutcome } from "./clickhouse-failure";
import type { KnownFailure } from "./known-failures";
import { runStatement } from "./run-statement";
import { type ClickhouseSettings, readSettings } from "./settings";

/** What a stage of statements works with. */
interface Check {
  readonly settings: ClickhouseSettings;
  query(sql: string): Promise<string>;
  fail(cause: KnownFailure): FailedOutcome;
}

/** A stage of statements; errors of the server become its result. */
export function statementStage(stage: {
  readonly id: string;
  readonly title: string;
  readonly run: (check: Check) => Promise<StageOutcome>;
}): Stage<NetworkState> {
  return {
    id: stage.id,
    title: stage.title,
    run: async ({ values, context }) => {
      const settings = readSettings(values);
      const known = { settings, egressAddresses: context.egressAddresses };
      try {
        return await stage.run({
          settings,
          query: async (sql) => (await runStatement({ values, context, sql })).trim(),
          fail: (cause) => knownOutcome({ ...known, cause }),
        });
      } catch (error) {
        return clickhouseFailure({ ...known, error, isSignedIn: stage.id !== "authenticate" });
      }
    },
  };
}
