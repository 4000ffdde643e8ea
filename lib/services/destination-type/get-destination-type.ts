import "server-only";
import { getEnv } from "@/lib/config/env";
import { connectorSchemas } from "@/lib/connectors/registry.generated";
import type { ConnectorSchema } from "@/lib/connectors/types";
import { NotFoundError } from "@/lib/services/errors";
import { offeredSchema } from "@/lib/services/operator/offered-schema";

/**
 * The schema of one destination type, as this deployment offers it: without the ways to sign in that it has
 * no identity for.
 * @throws NotFoundError
 */
export function getDestinationType({ type }: { readonly type: string }): ConnectorSchema {
  const schema = connectorSchemas.find((candidate) => candidate.id === type);
  if (schema === undefined) throw new NotFoundError({ what: "destination type" });
  const { operatorAws, operatorGoogle } = getEnv();
  const identities = { aws: operatorAws !== undefined, google: operatorGoogle !== undefined };
  return offeredSchema({ schema, identities });
}
