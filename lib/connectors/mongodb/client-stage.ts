import type { MongoClient } from "mongodb";
import type { FailedOutcome, Stage, StageOutcome } from "../types";
import type { Cause } from "./failures";
import { knownOutcome, mongoFailure } from "./mongo-errors";
import { type MongoSettings, readMongoSettings } from "./settings";
import type { MongoState } from "./state";

/** What a stage after the sign-in works with. */
export interface MongoCheck {
  readonly settings: MongoSettings;
  readonly client: MongoClient;
  /** The outcome for a cause that no error told us. */
  fail(cause: Cause): FailedOutcome;
  /** The outcome for an error of the server. */
  failWith(error: unknown): FailedOutcome;
}

/** A stage of commands; server errors become its result. */
export function clientStage(stage: {
  readonly id: string;
  readonly title: string;
  readonly run: (check: MongoCheck) => Promise<StageOutcome>;
}): Stage<MongoState> {
  return {
    id: stage.id,
    title: stage.title,
    run: async ({ values, state }) => {
      const { client } = state;
      if (client === null) throw new Error(`${stage.id} needs authenticate before it`);
      const settings = readMongoSettings(values);
      const failWith = (error: unknown) => mongoFailure({ error, settings });
      try {
        const fail = (cause: Cause) => knownOutcome({ cause, settings });
        return await stage.run({ settings, client, fail, failWith });
      } catch (error) {
        return failWith(error);
      }
    },
  };
}
