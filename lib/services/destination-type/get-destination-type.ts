import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { NotFoundError } from "@/lib/services/errors";
import { operatorHas } from "@/lib/services/operator/operator-has";
import { offeredSteps } from "@/lib/shared/report-card/offered-steps";

/**
 * The schema of one destination type, as this deployment offers it: without the ways to sign in that its
 * operator has not set up.
 * @throws NotFoundError
 */
export function getDestinationType({ type }: { readonly type: string }): ConnectorSchema {
  const schema = connectorSchemas.find((candidate) => candidate.id === type);
  if (schema === undefined) throw new NotFoundError({ what: "destination type" });
  return { ...schema, steps: offeredSteps({ steps: schema.steps, has: operatorHas }) };
}
