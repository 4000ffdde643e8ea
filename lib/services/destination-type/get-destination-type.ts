import "server-only";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { NotFoundError } from "@/lib/services/errors";
import { operatorHas } from "@/lib/services/operator/operator-has";
import { offeredSteps } from "@/lib/shared/report-card/offered-steps";
import { findCustomType } from "./find-custom-type";

/**
 * The schema of one destination type, as this workspace is offered it: of the catalogue without the ways to
 * sign in that the operator of this deployment has not set up, or of the workspace's own types.
 * @param version of a type of the workspace's own: the one a connection was made with. @default the newest
 * @throws NotFoundError, also for a retired type where no version is asked for
 */
export async function getDestinationType(input: {
  readonly workspaceId: string;
  readonly type: string;
  readonly version?: number | null | undefined;
}): Promise<ConnectorSchema> {
  const { workspaceId, type, version } = input;
  const schema = connectorSchemas.find((candidate) => candidate.id === type);
  if (schema !== undefined) {
    return { ...schema, steps: offeredSteps({ steps: schema.steps, has: operatorHas }) };
  }
  const custom = await findCustomType({ workspaceId, type, version: version ?? null });
  if (custom === null) throw new NotFoundError({ what: "destination type" });
  return custom.schema;
}
