import type { Connection } from "oracledb";
import type { FailedOutcome, Stage, StageOutcome } from "../types";
import type { Cause } from "./failures";
import { knownOutcome, oracleFailure } from "./oracle-errors";
import { type OracleSettings, readOracleSettings } from "./settings";
import type { OracleState } from "./state";

/** What a stage after the sign-in works with. */
export interface OracleCheck {
  readonly settings: OracleSettings;
  readonly state: OracleState;
  /** Runs one statement; the rows are arrays. Names have to be quoted, values are bound. */
  query(sql: string, values?: readonly string[]): Promise<readonly (readonly unknown[])[]>;
  /** The outcome for a cause that no error told us. */
  fail(cause: Cause): FailedOutcome;
  /** The outcome for an error of the database. */
  failWith(error: unknown): FailedOutcome;
}

/** A stage of statements; errors of the database become its result. */
export function sessionStage(stage: {
  readonly id: string;
  readonly title: string;
  readonly run: (check: OracleCheck) => Promise<StageOutcome>;
}): Stage<OracleState> {
  return {
    id: stage.id,
    title: stage.title,
    run: async ({ values, state }) => {
      const { connection } = state;
      if (connection === null) throw new Error(`${stage.id} needs authenticate before it`);
      const settings = readOracleSettings(values);
      const failWith = (error: unknown) => oracleFailure({ error, settings });
      try {
        return await stage.run({
          settings,
          state,
          query: (sql, bound = []) => runQuery({ connection, sql, values: bound }),
          fail: (cause) => knownOutcome({ cause, settings }),
          failWith,
        });
      } catch (error) {
        return failWith(error);
      }
    },
  };
}

/** Runs one statement with these values for :1, :2 and so on; the rows are arrays. */
export async function runQuery(input: {
  readonly connection: Connection;
  readonly sql: string;
  readonly values?: readonly string[];
}): Promise<readonly (readonly unknown[])[]> {
  const { rows = [] } = await input.connection.execute(input.sql, [...(input.values ?? [])]);
  return rows.map((row) => (Array.isArray(row) ? row : []));
}
