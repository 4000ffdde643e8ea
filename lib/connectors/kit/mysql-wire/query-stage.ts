import type { FailedOutcome, Stage, StageOutcome } from "../../types";
import type { MysqlDialect } from "./dialect";
import type { KnownFailure } from "./known-failures";
import { knownOutcome, mysqlFailure } from "./mysql-errors";
import { type MysqlSettings, readMysqlSettings } from "./settings";
import type { MysqlState } from "./state";

/** What a stage after the sign-in works with. */
export interface MysqlCheck {
  readonly settings: MysqlSettings;
  readonly state: MysqlState;
  /** Runs one statement; the rows are arrays. Names have to be quoted, and values have no place in it. */
  query(sql: string): Promise<readonly (readonly unknown[])[]>;
  /** The outcome for a cause that no error told us. */
  fail(cause: KnownFailure): FailedOutcome;
  /** The outcome for an error of the server. */
  failWith(error: unknown): FailedOutcome;
}

/** A stage of statements; server errors become its result. */
export function queryStage(stage: {
  readonly dialect: MysqlDialect;
  readonly id: string;
  readonly title: string;
  readonly run: (check: MysqlCheck) => Promise<StageOutcome>;
}): Stage<MysqlState> {
  return {
    id: stage.id,
    title: stage.title,
    run: async ({ values, context, state }) => {
      const { connection, isEncrypted } = state;
      if (connection === null) throw new Error(`${stage.id} needs authenticate before it`);
      const settings = readMysqlSettings(values);
      const known = { dialect: stage.dialect, settings, egressAddresses: context.egressAddresses };
      const failWith = (error: unknown) => mysqlFailure({ error, ...known, isSignedIn: true, isEncrypted });
      try {
        return await stage.run({
          settings,
          state,
          query: async (sql) => {
            const [rows] = await connection.query({ sql, rowsAsArray: true });
            return Array.isArray(rows) ? (rows as unknown[][]) : [];
          },
          fail: (cause) => knownOutcome({ cause, ...known }),
          failWith,
        });
      } catch (error) {
        return failWith(error);
      }
    },
  };
}
