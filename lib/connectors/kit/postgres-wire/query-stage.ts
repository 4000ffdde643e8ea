import type { QueryResultRow } from "pg";
import type { FailedOutcome, Stage, StageOutcome } from "../../types";
import type { PostgresDialect } from "./dialect";
import { inTransaction } from "./in-transaction";
import type { KnownFailure } from "./known-failures";
import { knownOutcome, postgresFailure } from "./postgres-errors";
import type { PostgresSettings } from "./settings";
import type { PostgresState } from "./state";

/** What a stage after the sign-in works with. */
export interface PostgresCheck {
  readonly settings: PostgresSettings;
  readonly state: PostgresState;
  query<Row extends QueryResultRow>(sql: string, parameters?: readonly string[]): Promise<readonly Row[]>;
  /** The outcome for a cause that no error told us. */
  fail(cause: KnownFailure): FailedOutcome;
}

/** A stage whose statements run in one transaction that is rolled back; server errors become its result. */
export function queryStage(stage: {
  readonly dialect: PostgresDialect;
  readonly id: string;
  readonly title: string;
  readonly run: (check: PostgresCheck) => Promise<StageOutcome>;
}): Stage<PostgresState> {
  return {
    id: stage.id,
    title: stage.title,
    run: async ({ values, context, state }) => {
      if (state.client === null) throw new Error(`${stage.id} needs authenticate before it`);
      const { dialect } = stage;
      const settings = { ...dialect.readSettings(values), ...state.login };
      const { egressAddresses } = context;
      const { isEncrypted } = state;
      try {
        return await inTransaction({
          client: state.client,
          limits: dialect.limits,
          work: (client) =>
            stage.run({
              settings,
              state,
              query: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rows,
              fail: (cause) => knownOutcome({ cause, dialect, settings, egressAddresses }),
            }),
        });
      } catch (error) {
        return postgresFailure({ error, dialect, settings, isSignedIn: true, isEncrypted, egressAddresses });
      }
    },
  };
}
