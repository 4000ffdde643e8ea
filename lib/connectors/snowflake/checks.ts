import type { ApiStage } from "../kit/http-api/api-stage";
import { explaining } from "../kit/statements/explaining";
import { authenticate, token } from "./sign-in-checks";
import { targetChecks } from "./target-checks";
import { explainTarget } from "./target-failures";
import { writeProbe } from "./write-probe";

/** What is asked of the SQL API, in order. */
export const checks: readonly ApiStage[] = [
  token,
  ...[authenticate, ...targetChecks, writeProbe].map((stage) => explaining(stage, explainTarget)),
];
