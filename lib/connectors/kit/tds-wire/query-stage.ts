import type { FailedOutcome, Stage, StageOutcome } from "../../types";
import type { KnownFailure } from "./known-failures";
import { runBatch } from "./run-batch";
import { readTdsSettings, type TdsSettings } from "./settings";
import type { TdsState } from "./state";
import { knownOutcome, tdsFailure } from "./tds-errors";

/** What a stage after the sign-in works with. */
export interface TdsCheck {
  readonly settings: TdsSettings;
  readonly state: TdsState;
  /** Runs one batch; the rows are arrays. Names and texts in it have to be quoted. */
  query(sql: string): Promise<readonly (readonly unknown[])[]>;
  /** The outcome for a cause that no error told us. */
  fail(cause: KnownFailure): FailedOutcome;
}

/** A stage of statements; server errors become its result. */
export function queryStage(stage: {
  readonly id: string;
  readonly title: string;
  readonly run: (check: TdsCheck) => Promise<StageOutcome>;
}): Stage<TdsState> {
  return {
    id: stage.id,
    title: stage.title,
    run: async ({ values, context, state }) => {
      const { connection } = state;
      if (connection === null) throw new Error(`${stage.id} needs authenticate before it`);
      const settings = readTdsSettings(values);
      const known = { settings, egressAddresses: context.egressAddresses };
      try {
        return await stage.run({
          settings,
          state,
          query: (sql) => runBatch({ connection, sql }),
          fail: (cause) => knownOutcome({ cause, ...known }),
        });
      } catch (error) {
        return tdsFailure({ error, ...known });
      }
    },
  };
}
