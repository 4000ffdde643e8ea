import "server-only";
import { getEnv } from "@/lib/config/env";
import { workersHave } from "@/lib/services/split/served-settings";
import type { OperatorNeed } from "@/lib/shared/report-card/types";

/** Whether the operator of this deployment has set up what a choice of a report card needs. */
export function operatorHas(need: OperatorNeed): boolean {
  const elsewhere = workersHave(need);
  if (elsewhere !== null) return elsewhere;
  const { oauthClients, operatorAws, operatorGoogle } = getEnv();
  if (need === "aws_identity") return operatorAws !== undefined;
  if (need === "gcp_identity") return operatorGoogle !== undefined;
  return Object.hasOwn(oauthClients, need.slice("oauth_client:".length));
}
