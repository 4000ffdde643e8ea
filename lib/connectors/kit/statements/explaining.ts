import type { StageOutcome } from "../../types";
import { type ApiFailure, StageRefusal } from "../http-api/api-failure";
import type { ApiCheck, ApiStage } from "../http-api/api-stage";
import { StatementError } from "./statement-error";

/** A stage whose failed statements become its result. */
export function explaining(
  stage: ApiStage,
  explain: (input: { readonly error: StatementError; readonly check: ApiCheck }) => ApiFailure,
): ApiStage {
  return {
    ...stage,
    run: async (check): Promise<StageOutcome> => {
      try {
        return await stage.run(check);
      } catch (error) {
        if (!(error instanceof StatementError)) throw error;
        throw new StageRefusal({ failure: explain({ error, check }), details: error.facts });
      }
    },
  };
}
